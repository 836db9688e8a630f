// The page's behaviour. Gradio runs this once, with `trigger` (ask the server), `server` (read a document)
// and `watch`. Everything is delegated from the document, because parts of the page are drawn anew.

const NARROW = window.matchMedia("(max-width: 820px)");
const SLOW_AFTER = 15000;
const FILTER_AFTER = 150;
const LANGUAGE = "wenju-language"; // both are read by greet.js
const ASKED = "wenju-asked";
const REMEMBERED = 20;

const state = {
  asking: false, // an answer is on its way
  asked: "", // the question it is for
  inForce: false, // documents out of force are left out
  chosen: new Set(), // ids of the documents to search; none means all
  open: null, // the document on show: { doc_id, marks, number }
  turn: -1, // which turn it was opened from
  opening: 0, // counts up, so that a late reply is not shown over a newer one
  returnTo: null, // what had the focus before the document was opened
  slow: 0,
  filter: 0,
  toast: 0,
};

const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = () => find(".wj-composer").dataset;
const box = () => find("#wj-question");
const turns = () => findAll(".wj-turn");

// Asking

function ask(question) {
  if (state.asking) return;
  if (!question.trim()) {
    toast(words().empty);
    box().focus();
    return;
  }
  state.asking = true;
  state.asked = question;
  box().value = "";
  fit();
  showPending(question.trim());
  setBusy(true);
  state.slow = setTimeout(giveHope, SLOW_AFTER);
  remember((asked) => [...asked, [question, [...state.chosen], state.inForce]]);
  trigger("ask", { question, documents: [...state.chosen], in_force: state.inForce });
}

// What was asked in this tab is asked again when the page is loaded again.
function remember(change) {
  try {
    const asked = JSON.parse(sessionStorage.getItem(ASKED) ?? "[]");
    sessionStorage.setItem(ASKED, JSON.stringify(change(asked).slice(-REMEMBERED)));
  } catch {
    // A browser that keeps nothing loses the conversation with the page.
  }
}

function showPending(question) {
  const log = find(".wj-log");
  find(".wj-welcome", log)?.remove();
  const turn = document.createElement("article");
  turn.className = "wj-turn wj-pending";
  const heading = document.createElement("h2");
  heading.className = "wj-question";
  heading.append(seal(words().asked), textIn("span", question.slice(0, 200)));
  turn.append(heading, textIn("p", words().searching, "wj-waiting"));
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
}

function seal(letter) {
  const element = textIn("span", letter, "wj-seal");
  element.setAttribute("aria-hidden", "true");
  return element;
}

function textIn(tag, text, name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  return element;
}

function giveHope() {
  const waiting = find(".wj-waiting");
  if (waiting) waiting.textContent = words().slow;
  state.asking = false;
  setBusy(false);
}

function setBusy(busy) {
  find(".wj-send").disabled = busy;
  find(".wj-composer").classList.toggle("is-busy", busy);
}

function answered() {
  clearTimeout(state.slow);
  setBusy(false);
  const asked = state.asking;
  state.asking = false;
  showOpened();
  const last = turns().at(-1);
  if (!asked || !last) return;
  if (last.classList.contains("wj-unanswered")) {
    box().value = state.asked;
    fit();
    remember((earlier) => earlier.slice(0, -1));
  }
  last.scrollIntoView({ block: "start" });
  // Where there is room, the evidence comes with the answer; the reader goes on typing.
  const first = find(".wj-direct button.wj-mark", last);
  if (first && !NARROW.matches) openSource(first, { focus: false });
  // Without evidence, that of an earlier answer must not stand beside it.
  else if (!first && state.open?.number) showPanel("shelf", false);
}

// Reading a document

function placeOf(element) {
  const { doc, number = "0", start, end } = element.dataset;
  return { doc_id: doc, number: Number(number), start: Number(start), end: Number(end) };
}

function marksFor(element, place) {
  if (!element.dataset.start) return [];
  const own = [place.number, place.start, place.end];
  const turn = element.closest(".wj-turn");
  if (!place.number || !turn) return [own];
  const cited = findAll(".wj-card-title", turn).map(placeOf);
  return cited
    .filter((other) => other.doc_id === place.doc_id && other.number)
    .map((other) => [other.number, other.start, other.end]);
}

async function openSource(element, { focus = true } = {}) {
  const place = placeOf(element);
  const wanted = { doc_id: place.doc_id, marks: marksFor(element, place), number: place.number };
  const turn = element.closest(".wj-turn");
  state.returnTo = element;
  state.turn = turn ? turns().indexOf(turn) : -1;
  await show(wanted, focus);
}

async function show(wanted, focus = true) {
  const drawn = state.open && find(".wj-paper") && sameText(state.open, wanted);
  state.open = wanted;
  const opening = ++state.opening;
  if (!drawn) {
    const { doc_id, marks } = wanted;
    const html = await server.open_source({ doc_id, marks, language: words().language });
    if (opening !== state.opening) return;
    find(".wj-source").innerHTML = html;
  }
  showPanel("source");
  point(wanted.number);
  if (focus) find(".wj-source").focus({ preventScroll: true });
}

function sameText(one, other) {
  return one.doc_id === other.doc_id && JSON.stringify(one.marks) === JSON.stringify(other.marks);
}

function point(number) {
  const source = find(".wj-source");
  const wanted = findAll(`mark[data-n~="${number}"]`, source);
  for (const mark of findAll("mark", source)) mark.classList.toggle("is-pointed", wanted.includes(mark));
  for (const jump of findAll(".wj-jumps .wj-mark", source)) {
    jump.setAttribute("aria-current", String(Number(jump.dataset.number) === number));
  }
  showOpened();
  if (!wanted.length) {
    source.scrollTop = 0;
    return;
  }
  bring(wanted[0], "center");
}

// Pages far from the window get their height when they are first drawn, so the place may move once.
function bring(element, block) {
  const scroll = () => element?.scrollIntoView({ block });
  scroll();
  requestAnimationFrame(() => requestAnimationFrame(scroll));
}

function showOpened() {
  const turn = state.open ? turns()[state.turn] : null;
  for (const card of findAll(".wj-card")) {
    const place = placeOf(find(".wj-card-title", card));
    const opened =
      turn?.contains(card) && place.doc_id === state.open.doc_id && place.number === state.open.number &&
      state.open.marks.some(([, start]) => start === place.start);
    card.classList.toggle("is-open", Boolean(opened));
  }
  for (const mark of findAll(".wj-direct .wj-mark")) {
    const opened = turn?.contains(mark) && Number(mark.dataset.number) === state.open.number;
    mark.classList.toggle("is-open", Boolean(opened));
  }
}

function showPanel(which, raised = true) {
  find(".wj-shelf").hidden = which !== "shelf";
  find(".wj-source").hidden = which !== "source";
  find(".wj-source").tabIndex = -1;
  if (which === "shelf") {
    state.open = null;
    state.opening += 1;
    showOpened();
  }
  setSheet(raised);
}

// In a narrow window the panel lies over the conversation, which is then out of reach.
function setSheet(open) {
  find(".wj-panel").classList.toggle("is-open", open);
  const covered = open && NARROW.matches;
  for (const id of ["wj-header", "wj-transcript", "wj-compose"]) {
    document.getElementById(id).inert = covered;
  }
}

function closePanel() {
  setSheet(false);
  state.returnTo?.focus();
}

// Choosing documents

function drawScope() {
  const { scopeAll, scopeSome, scopeInForce } = words();
  const toggle = find(".wj-in-force");
  state.inForce &&= Boolean(toggle);
  if (toggle) toggle.checked = state.inForce;
  const all = state.inForce ? toggle.dataset.count : (find(".wj-count")?.textContent ?? "0");
  const some = state.chosen.size > 0;
  const label = some ? scopeSome : state.inForce ? scopeInForce : scopeAll;
  find(".wj-scope").textContent = label.replace("{count}", some ? state.chosen.size : all);
  find(".wj-scope").classList.toggle("is-some", some || state.inForce);
  const none = find(".wj-none");
  if (none) none.hidden = !some;
  for (const tick of findAll(".wj-row input")) tick.checked = state.chosen.has(tick.value);
}

function choose(tick) {
  if (tick.checked) state.chosen.add(tick.value);
  else state.chosen.delete(tick.value);
  drawScope();
}

// What is left out of the list cannot stay chosen.
function leaveOut(on) {
  state.inForce = on;
  if (on) state.chosen.clear();
  drawScope();
  filterDocuments(find(".wj-filter").value);
}

function filterDocuments(wanted) {
  clearTimeout(state.filter);
  state.filter = setTimeout(async () => {
    const html = await server.list_documents({
      wanted,
      in_force: state.inForce,
      language: words().language,
    });
    if (find(".wj-filter")?.value !== wanted) return;
    find(".wj-rows").innerHTML = html;
    drawScope();
  }, FILTER_AFTER);
}

// Copying

async function copy(text) {
  const done = (await withClipboard(text)) || withSelection(text);
  toast(done ? words().copied : words().copyFailed);
}

async function withClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, or not a secure address
  }
}

function withSelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "wj-hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

function toast(text) {
  const element = find(".wj-toast");
  element.textContent = text;
  element.classList.add("is-shown");
  clearTimeout(state.toast);
  state.toast = setTimeout(() => element.classList.remove("is-shown"), 2200);
}

// Language

function speak(language) {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // A browser that keeps nothing still changes the language of this visit.
  }
  trigger("speak", { language });
}

// What the reader does

const acts = {
  example: (element) => ask(element.textContent),
  open: openSource,
  jump: (element) => show({ ...state.open, number: Number(element.dataset.number) }),
  copy: (element) => {
    copy(element.dataset.copy);
    shutMenus();
  },
  heading: (element) => {
    bring(findAll(".wj-source .wj-heading")[Number(element.dataset.place)], "start");
  },
  restart: () => {
    remember(() => []);
    showPanel("shelf", false);
    trigger("restart", {});
    box().focus();
  },
  language: (element) => speak(element.lang),
  shelf: () => showPanel("shelf"),
  scope: () => {
    state.returnTo = find(".wj-scope");
    showPanel("shelf");
    find(".wj-filter")?.focus();
  },
  close: closePanel,
  none: () => {
    state.chosen.clear();
    drawScope();
  },
};

// A menu shuts when it was used, when another is opened, and when the reader looks elsewhere.
function shutMenus(but = null) {
  for (const menu of findAll(".wj-cite[open]")) {
    if (menu !== but) menu.open = false;
  }
}

function clicked(event) {
  const menu = event.target.closest(".wj-cite");
  shutMenus(menu);
  const element = event.target.closest("[data-act]");
  if (element) {
    acts[element.dataset.act]?.(element);
    return;
  }
  // A card opens wherever it is clicked, but its words can be selected.
  const card = event.target.closest(".wj-card");
  const aside = event.target.closest(".wj-cite, .wj-why");
  if (card && !aside && !String(window.getSelection())) openSource(find(".wj-card-title", card));
}

function typed(event) {
  // While Chinese is being composed, Enter chooses a word.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.target === box()) {
    if (event.key === "Enter" && !event.shiftKey && !composing) {
      event.preventDefault();
      ask(box().value);
    }
    return;
  }
  const writing = event.target.closest?.("input, textarea, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    setSheet(false);
    box().focus();
  }
  if (event.key === "Escape" && find(".wj-cite[open]")) {
    const menu = event.target.closest?.(".wj-cite");
    shutMenus();
    if (menu) find("summary", menu).focus();
    return;
  }
  if (event.key === "Escape" && NARROW.matches && !composing) closePanel();
}

function fit() {
  box().style.height = "auto";
  box().style.height = `${Math.min(box().scrollHeight, 200)}px`;
}

function drawnAnew(event) {
  document.documentElement.lang = words().language;
  if (event.target.closest("#wj-transcript")) answered();
  if (event.target.closest("#wj-side") && state.open) {
    find(".wj-source").innerHTML = "";
    show(state.open, false);
  }
  drawScope();
  if (event.target.closest("#wj-side") && state.inForce) filterDocuments(find(".wj-filter").value);
}

document.addEventListener("click", clicked);
document.addEventListener("keydown", typed);
document.addEventListener("wenju:drawn", drawnAnew);
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".wj-composer")) return;
  event.preventDefault();
  ask(box().value);
});
document.addEventListener("input", (event) => {
  if (event.target === box()) fit();
  if (event.target.matches(".wj-filter")) filterDocuments(event.target.value);
});
document.addEventListener("change", (event) => {
  if (event.target.matches(".wj-row input")) choose(event.target);
  if (event.target.matches(".wj-in-force")) leaveOut(event.target.checked);
});
NARROW.addEventListener("change", () => setSheet(find(".wj-panel").classList.contains("is-open")));

document.documentElement.lang = words().language;
watch("value", () => element.dispatchEvent(new CustomEvent("wenju:drawn", { bubbles: true })));
box().focus({ preventScroll: true });
