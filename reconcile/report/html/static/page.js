"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const find = one("find"), clear = one("clear"), theme = one("theme"), root = document.documentElement;
  const cards = [...document.querySelectorAll("#evidence > details")];
  const entries = [...cards, ...document.querySelectorAll("#facts tr[id], .alone li")];
  const rows = new Map();
  for (const link of one("facts").querySelectorAll("tbody th a")) rows.set(link.hash.slice(1), link.closest("tr"));
  const groups = [...document.querySelectorAll(".chips")].map((group) => [...group.children]);
  const words = new Map();

  const sources = new Map();
  for (const row of one("sources").querySelectorAll("tbody tr")) sources.set(row.firstElementChild.textContent.trim(), row);

  // On a long page, what documents are called stands in their table alone.
  for (const place of document.querySelectorAll(".brief .e b")) {
    const [, file, , by, title] = sources.get(place.textContent.split(":")[0])?.cells ?? [];
    if (!file) continue;
    const name = by.textContent || title.textContent || file.textContent;
    place.append(` ${name.length > 40 ? `${name.slice(0, 39)}…` : name}`);
  }

  // Lines of one source alone are of the kind of their list, where they say no other.
  const has = (entry, trait) => entry.matches("li")
    ? trait === "single" || (entry.className || entry.parentElement.className) === trait
    : entry.classList.contains(trait);

  // The names of the sources that say something in a row, from the head of its table.
  const columns = (row) => {
    const heads = row.closest("table").tHead.rows[0].cells;
    let at = 0;
    return [...row.cells].map((cell) => {
      const name = cell.textContent.trim() && heads[at].firstChild.data;
      at += cell.colSpan;
      return name;
    });
  };

  // A phone shows the values of a row without the head of the table, each after the name of its source.
  for (const row of one("facts").querySelectorAll("tbody tr")) {
    const names = columns(row);
    [...row.cells].forEach((cell, at) => { if (/^S\d+$/.test(names[at])) cell.dataset.source = names[at]; });
  }
  root.classList.add("named");

  // What a card, its row and the list of sources say of it, in small letters; gathered at the first search.
  const said = (card) => {
    if (!words.has(card)) {
      const own = `${card.closest(".alone section")?.firstElementChild.textContent ?? ""} ${card.textContent}`;
      const names = new Set([...own.match(/\bS\d+\b/g) ?? [], ...card.matches("tr") ? columns(card) : []]);
      const texts = [own, rows.get(card.id)?.textContent, ...[...names].map((name) => sources.get(name)?.textContent)];
      words.set(card, texts.join(" ").toLowerCase());
    }
    return words.get(card);
  };

  const filter = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = groups
      .map((chips) => chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.trait))
      .filter((traits) => traits.length);
    let shown = 0;
    for (const card of entries) {
      const fits = wanted.every((some) => some.some((trait) => has(card, trait)))
        && asked.every((word) => said(card).includes(word));
      card.hidden = !fits;
      const row = rows.get(card.id);
      if (row) row.hidden = !fits;
      shown += fits;
    }
    const all = !asked.length && !wanted.length;
    one("shown").textContent = all ? "" : `${shown.toLocaleString("en")} of ${entries.length.toLocaleString("en")} shown`;
    one("none").hidden = shown > 0 || !entries.length;
    clear.hidden = all;
  };

  const reset = () => {
    find.value = "";
    for (const chip of groups.flat()) chip.ariaPressed = "false";
    filter();
  };

  const here = () => document.activeElement?.closest("#evidence > details");

  const step = (by) => {
    const visible = cards.filter((card) => !card.hidden);
    const at = visible.indexOf(here());
    const next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by];
    if (!next) return;
    for (const row of rows.values()) row.classList.remove("here");
    rows.get(next.id)?.classList.add("here");
    next.firstElementChild.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  // Links to a fact or a finding: it is shown and opened, whatever the filters say; where it has no place, that is told.
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1)), target = one(id), missing = one("missing");
    const entry = target?.closest("#evidence > details, #facts tr[id], .alone li");
    missing.hidden = !id || !!target;
    missing.textContent = missing.hidden ? "" : `Nothing on this page has the id ${id}. `
      + "On a long page, facts of one source alone are counted where there is no room to list them; -f json has all.";
    if (!missing.hidden) missing.scrollIntoView({ block: "center" });
    if (!entry) return;
    if (entry.hidden) reset();
    if (entry.matches("details")) {
      entry.open = true;
      entry.firstElementChild.focus({ preventScroll: true });
    }
    target.scrollIntoView();
  };

  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const paint = (name) => {
    if (name) root.dataset.theme = name;
    theme.ariaPressed = String(dark());
  };
  // A page that is opened from disk may keep nothing; it is dark or light then as the system is.
  const kept = (action) => {
    try { return action(localStorage); } catch { return null; }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      const card = here();
      if (event.target !== find && card?.open) card.open = false;
      else reset();
      if (event.target === find) find.blur();
      return;
    }
    if (event.target.matches("input, textarea, select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") find.focus();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest(".chip");
    if (chip) {
      chip.ariaPressed = String(chip.ariaPressed !== "true");
      filter();
    }
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });
  let waiting;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  clear.addEventListener("click", reset);
  theme.addEventListener("click", () => {
    paint(dark() ? "light" : "dark");
    kept((store) => store.setItem("reconcile-theme", root.dataset.theme));
  });
  addEventListener("hashchange", follow);
  addEventListener("load", follow);
  addEventListener("beforeprint", () => { for (const card of cards) card.open = true; });

  const remembered = kept((store) => store.getItem("reconcile-theme"));
  paint(["light", "dark"].includes(remembered) ? remembered : null);
  for (const part of [one("tools"), theme, document.querySelector(".keys")]) part.hidden = false;
})();
