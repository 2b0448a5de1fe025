"use strict";
// The page works without this: it only filters, opens and closes.
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("#claims details.claim")];
  const said = document.getElementById("shown");
  const number = new Intl.NumberFormat("en");
  const words = new Map(cards.map((card) => [card, card.dataset.words.toLowerCase()]));

  const filter = () => {
    const wanted = new Set([...form.querySelectorAll("[name=status]:checked")].map((box) => box.value));
    const text = form.elements.text.value.trim().toLowerCase();
    const most = form.elements.shared.checked ? 2 : 1;
    let shown = 0;
    for (const card of cards) {
      const fits = (!wanted.size || wanted.has(card.dataset.status)) && words.get(card).includes(text)
        && Number(card.dataset.articles) >= most;
      card.hidden = !fits;
      shown += fits;
    }
    const folded = document.getElementById("minor");
    if (folded && (wanted.size || text || most > 1)) folded.open = true;
    said.textContent = `${number.format(shown)} of ${number.format(cards.length)} claims shown`;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-open]").addEventListener("click", () => {
      for (const card of cards) if (!card.hidden) card.open = true;
    });
    form.querySelector("[data-close]").addEventListener("click", () => {
      for (const card of cards) card.open = false;
    });
  }

  // The table of claims by outlets sorts by any column: those that speak before those that are silent.
  const order = ["disputes", "both", "corrected", "other", "reports", "silent"];
  for (const table of document.querySelectorAll("table.matrix")) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const label = head.querySelector("span");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorts";
      button.title = column ? "Sort the claims by what this outlet says" : "Sort the claims by what matters";
      button.append(...label.childNodes);
      label.append(button);
      button.addEventListener("click", () => {
        const place = (row) => (column ? order.indexOf(row.cells[column].className) : 0);
        const sorted = rows.map((row, at) => [place(row), at, row]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        table.tBodies[0].append(...sorted.map((one) => one[2]));
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", column ? "other" : "ascending");
      });
    });
  }

  const reveal = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    target.hidden = false;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
