"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  // Light or dark: the system's choice until the reader makes one.
  const theme = $("#theme");
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  try {
    const kept = localStorage.getItem("crossread-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* a file may have no storage */ }
  showTheme();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
    try { localStorage.setItem("crossread-theme", root.dataset.theme); } catch { /* as above */ }
  });

  // On a phone the style sheet makes cards of rows, and some browsers then forget that they are
  // a table: say so again.
  const roles = { table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope^=row]": "rowheader" };
  for (const [selector, role] of Object.entries(roles)) {
    for (const element of all(selector)) element.setAttribute("role", role);
  }

  // Filters: any of the pressed relations, any of the pressed slots, all of the words searched.
  const points = all(".point");
  const buttons = all(".filters button[aria-pressed]");
  const search = $("#search");
  const pressed = (kind) => buttons.filter((b) => kind in b.dataset && b.getAttribute("aria-pressed") === "true").map((b) => b.dataset[kind]);
  const filter = () => {
    const relations = pressed("relation"), slots = pressed("slot");
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const point of points) {
      const { relation, slot, search: text } = point.dataset;
      const fits = (!relations.length || relations.includes(relation)) && (!slots.length || slots.includes(slot)) && words.every((w) => text.includes(w));
      point.hidden = !fits;
      shown += fits;
    }
    for (const group of all("tbody[data-group]")) group.hidden = !all(".point:not([hidden])", group).length;
    const active = relations.length || slots.length || words.length;
    for (const box of all("details.alone")) {
      const count = all(".point:not([hidden])", box).length;
      box.hidden = !count;
      $(".n", box).textContent = count;
      if (active && count) box.open = true;
    }
    $("#count").textContent = shown === points.length ? `${shown} points` : `${shown} of ${points.length} points`;
  };
  const clear = () => {
    for (const b of buttons) b.setAttribute("aria-pressed", "false");
    search.value = "";
    filter();
  };
  if (search) {
    for (const b of buttons) b.addEventListener("click", () => {
      b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true"));
      filter();
    });
    search.addEventListener("input", filter);
    $("#clear").addEventListener("click", clear);
  }

  // The texts as tabs; without script they follow one another.
  const tabs = all(".tabs a");
  const panels = all(".article");
  $(".tabs").setAttribute("role", "tablist");
  const panelOf = (tab) => document.getElementById(tab.hash.slice(1));
  tabs.forEach((tab) => {
    tab.id = `tab-${panelOf(tab).dataset.report}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panelOf(tab).id);
    panelOf(tab).setAttribute("role", "tabpanel");
    panelOf(tab).setAttribute("aria-labelledby", tab.id);
  });
  const choose = (panel) => {
    for (const tab of tabs) {
      const on = panelOf(tab) === panel;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      panelOf(tab).hidden = !on;
    }
  };
  if (panels.length) choose(panels[0]);
  const pane = $(".pane");
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      choose(panelOf(tab));
      pane.scrollTop = 0;
    });
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined && event.key !== " ") return;
      event.preventDefault();
      const next = to === undefined ? tab : tabs[(to + tabs.length) % tabs.length];
      choose(panelOf(next));
      next.focus();
    });
  });

  // From a cell to its words, and back.
  const back = $("#return");
  let from = null;
  const isBeside = () => getComputedStyle(pane).overflowY === "auto";
  const unlight = () => { for (const lit of all(".lit, .from")) lit.classList.remove("lit", "from"); };
  const light = (panel, start, end) => {
    unlight();
    const parts = all("[data-s]", panel).filter((p) => +p.dataset.s < end && +p.dataset.e > start);
    for (const part of parts) part.classList.add("lit");
    return parts[0];
  };
  const showWords = (link) => {
    const panel = panels.find((p) => p.dataset.report === link.dataset.report);
    if (!panel) return;
    choose(panel);
    const first = light(panel, +link.dataset.start, +link.dataset.end);
    link.classList.add("from");
    if (!first) return;
    if (isBeside()) {
      const gap = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += gap - pane.clientHeight / 3;
      const box = pane.getBoundingClientRect();
      if (box.top > innerHeight * 0.6 || box.bottom < innerHeight * 0.4) pane.scrollIntoView({ block: "start" });
    } else first.scrollIntoView({ block: "center" });
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  };
  const reveal = (target) => {
    if (target.hidden) clear();
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };
  const showPoint = (target) => {
    reveal(target);
    unlight();
    target.classList.add("lit");
    target.scrollIntoView({ block: "center" });
    const link = $("a.words", target);
    if (link) link.focus({ preventScroll: true });
    back.hidden = true;
  };
  const goBack = () => {
    if (!from) return;
    reveal(from);
    unlight();
    from.focus();
    from.scrollIntoView({ block: "center" });
    from = null;
    back.hidden = true;
  };
  const follow = (hash) => {
    const target = document.getElementById(hash.slice(1));
    if (!target) return;
    if (target.matches(".point")) showPoint(target);
    else if (target.matches(".article")) {
      choose(target);
      if (!isBeside()) target.scrollIntoView();
      pane.scrollTop = 0;
    } else if (target.closest(".text")) {
      const link = all("a.words").find((words) => words.hash === hash);
      if (link) showWords(link);
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.matches(".tabs a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("a.words")) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
      from = link;
      back.hidden = false;
      showWords(link);
    } else if (link.matches(".backs a") || link.hash.startsWith("#t-")) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
      follow(link.hash);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && from) goBack();
  });
  back.addEventListener("click", goBack);
  for (const link of all(".backs a")) {
    const show = () => light(link.closest(".article"), +link.dataset.start, +link.dataset.end);
    link.addEventListener("mouseenter", show);
    link.addEventListener("focus", show);
  }
  addEventListener("popstate", () => follow(location.hash));
  follow(location.hash);

  // On paper nothing can be opened.
  addEventListener("beforeprint", () => { for (const box of all("details")) box.open = true; });
})();
