"use strict";
(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const one = (id) => document.getElementById(id);
  const notes = all(".note");
  const marks = all("mark");
  const place = one("place");
  let now = null;

  const numbers = (mark) => mark.dataset.f.split(" ");
  const shown = () => notes.filter((note) => !note.hidden);
  // The first words of each finding, by its number.
  const first = new Map(marks.toReversed().flatMap((mark) => numbers(mark).map((each) => [each, mark])));
  const note = (number) => one(`f${number}`);

  function tell() {
    if (!place) return;
    const left = shown();
    place.textContent = now && !now.hidden ? `${left.indexOf(now) + 1} of ${left.length}` : `${left.length} shown`;
  }

  // A finding is the one that is looked at: its note and its words are lit.
  function choose(found, { focus = true } = {}) {
    if (now) now.classList.remove("now");
    now = found;
    marks.forEach((mark) => mark.classList.toggle("now", !!now && numbers(mark).includes(now.id.slice(1))));
    tell();
    if (!now) return;
    now.classList.add("now");
    const words = first.get(now.id.slice(1)) || now;
    words.scrollIntoView({ block: "center" });
    if (focus) now.focus({ preventScroll: true });
    history.replaceState(null, "", `#${now.id}`);
  }

  // Whoever has scrolled goes on from there.
  function onScreen(left) {
    const at = left.findIndex((each) => each.getBoundingClientRect().top > 0);
    return at < 0 ? 0 : at;
  }

  function step(by) {
    const left = shown();
    if (!left.length) return;
    const at = now && !now.hidden ? left.indexOf(now) + by : onScreen(left) - (by < 0);
    choose(left[(at + left.length) % left.length]);
  }

  const off = (name) => new Set(all(`input[name=${name}]`).filter((box) => !box.checked).map((box) => box.value));

  function filter() {
    const families = off("family");
    const severities = off("severity");
    for (const each of notes) each.hidden = families.has(each.dataset.family) || severities.has(each.dataset.severity);
    for (const mark of marks) {
      const left = numbers(mark).map(note).filter((each) => each && !each.hidden);
      mark.className = left.length ? left[0].dataset.family : "off";
      mark.classList.toggle("now", !!now && left.includes(now));
    }
    for (const ref of all(".ref")) ref.hidden = note(ref.dataset.f).hidden;
    tell();
    align();
  }

  // A note goes down to its words, as far as its paragraph has room. All is measured before
  // anything moves, for a page is laid out anew after each move.
  function align() {
    for (const each of notes) each.style.marginTop = "";
    if (!matchMedia("(min-width: 52rem)").matches) return;
    const moves = [];
    for (const row of new Set(notes.map((each) => each.closest(".row")))) {
      const left = all(".note:not([hidden])", row);
      if (!left.length) continue;
      let room = row.getBoundingClientRect().bottom - left.at(-1).getBoundingClientRect().bottom;
      let moved = 0;
      for (const each of left) {
        const words = first.get(each.id.slice(1));
        if (!words) continue;
        const wanted = words.getBoundingClientRect().top - each.getBoundingClientRect().top - moved;
        const by = Math.max(0, Math.min(wanted, room));
        moves.push([each, by]);
        moved += by;
        room -= by;
      }
    }
    for (const [each, by] of moves) each.style.marginTop = `${by}px`;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "spoken";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  async function copy(button) {
    const told = (await copied(button.dataset.copy)) ? "Copied" : "Could not copy";
    const label = button.firstChild;
    button.focus();
    label.textContent = told;
    one("said").textContent = told;
    setTimeout(() => { label.textContent = "Copy"; one("said").textContent = ""; }, 2000);
  }

  function theme(wanted) {
    document.documentElement.dataset.theme = wanted;
    try { localStorage.setItem("clauselint-theme", wanted); } catch { /* kept for this page alone */ }
  }
  const isDark = () => {
    const said = document.documentElement.dataset.theme;
    return said ? said === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  try {
    const kept = localStorage.getItem("clauselint-theme");
    if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  } catch { /* nothing is kept */ }

  document.addEventListener("click", (event) => {
    const at = event.target.closest("button.copy, a[href^='#f'], mark, [data-to]");
    if (!at) return;
    if (at.matches("button.copy")) { copy(at); return; }
    if (at.dataset.to) { location.hash = at.dataset.to; return; }
    const found = at.matches("a") ? one(at.hash.slice(1)) : numbers(at).map(note).find((each) => !each.hidden);
    if (!found) return;
    event.preventDefault();
    choose(found);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input:not([type=checkbox])")) return;
    if (event.key === "Escape") choose(null);
    if (!one("keys").checked) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });

  for (const [id, by] of [["next", 1], ["previous", -1]]) one(id)?.addEventListener("click", () => step(by));
  for (const box of all("input[name]")) box.addEventListener("change", filter);
  one("theme").addEventListener("click", () => theme(isDark() ? "light" : "dark"));
  one("tint").addEventListener("change", (event) => document.body.classList.toggle("tint", event.target.checked));

  // Trees stand side by side as long as their words can be read.
  for (const tree of all(".tree")) {
    const whole = Number(tree.getAttribute("width"));
    const least = `min(100%, ${0.78 * whole}px)`;
    Object.assign(tree.parentElement.style, { flexBasis: least, minWidth: least, maxWidth: `${whole + 24}px` });
  }

  // A printed page has everything on it.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of closed) each.open = false; });

  addEventListener("resize", align);
  addEventListener("load", align);

  const wanted = location.hash.startsWith("#f") && one(location.hash.slice(1));
  if (wanted && notes.includes(wanted)) choose(wanted);
  tell();
})();
