// Tells the page's script that this part was drawn anew.
watch("value", () => element.dispatchEvent(new CustomEvent("wenju:drawn", { bubbles: true })));
