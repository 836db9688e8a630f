// What this browser remembers: the language that was chosen, and what was asked in this tab.
(_, visit) => {
  try {
    const language = localStorage.getItem("wenju-language") ?? "";
    const asked = JSON.parse(sessionStorage.getItem("wenju-asked") ?? "[]");
    return [{ language, asked }, visit];
  } catch {
    return [{}, visit];
  }
}
