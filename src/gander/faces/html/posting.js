// Shows what a mark stands for beside it. Without this file every mark still has its title and leads to its entry.
(() => {
  "use strict";
  const card = document.getElementById("card");
  const marks = [...document.querySelectorAll(".prose .m")];
  const entries = [...document.querySelectorAll(".unit[data-status]")];
  let pinned = null;

  const unitsOf = (mark) => mark.dataset.units.split(" ");
  const light = (units, on) => {
    for (const mark of marks) if (unitsOf(mark).some((unit) => units.includes(unit))) mark.classList.toggle("kin", on);
    for (const unit of units) document.getElementById(unit)?.classList.toggle("lit", on);
  };
  const dark = () => {
    for (const lit of document.querySelectorAll(".kin, .lit")) lit.classList.remove("kin", "lit");
  };

  // Built from nodes of this page, never from strings: what a posting says stays text.
  const fill = (mark) => {
    card.replaceChildren();
    for (const unit of unitsOf(mark)) {
      const entry = document.getElementById(unit);
      if (!entry) continue;
      if (card.childElementCount) card.append(document.createElement("hr"));
      const status = document.createElement("p");
      status.className = `status ${entry.dataset.status}`;
      status.textContent = entry.dataset.head[0].toUpperCase() + entry.dataset.head.slice(1);
      card.append(status);
      for (const part of entry.querySelectorAll(".names, .aside, .reason, .rule")) {
        const copy = part.cloneNode(true);
        for (const link of copy.querySelectorAll("a")) {
          link.classList.toggle("here", copy.querySelectorAll("a").length > 1 && link.hash === `#${mark.id}`);
          link.tabIndex = -1;
        }
        card.append(copy);
      }
    }
  };
  const place = (mark) => {
    const at = mark.getClientRects()[0];
    const size = card.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      if (at.bottom > size.top - 8) scrollBy({ top: at.bottom - size.top + 24 });
      return;
    }
    const below = at.bottom + 8 + size.height < innerHeight || at.top < size.height + 8;
    card.style.top = `${scrollY + (below ? at.bottom + 8 : at.top - size.height - 8)}px`;
    card.style.left = `${scrollX + Math.max(16, Math.min(at.left, document.documentElement.clientWidth - size.width - 16))}px`;
  };
  const show = (mark) => {
    dark();
    light(unitsOf(mark), true);
    fill(mark);
    card.hidden = false;
    place(mark);
    const aside = document.getElementById(unitsOf(mark)[0])?.closest("aside");
    const entry = document.getElementById(unitsOf(mark)[0]);
    if (aside && entry && getComputedStyle(aside).position === "sticky") {
      const folded = entry.closest("details.more:not([open])");
      const inside = (folded ?? entry).offsetTop - aside.clientHeight / 3;
      aside.scrollTo({ top: inside });
    }
  };
  const hide = () => {
    pinned = null;
    card.hidden = true;
    dark();
  };

  for (const mark of marks) {
    mark.removeAttribute("title");
    mark.setAttribute("aria-describedby", "card");
    mark.addEventListener("mouseenter", () => pinned || show(mark));
    mark.addEventListener("mouseleave", () => pinned || hide());
    mark.addEventListener("focus", () => { if (!pinned) show(mark); });
    mark.addEventListener("blur", () => { if (!pinned) hide(); });
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      if (pinned === mark) return hide();
      show(mark);
      pinned = mark;
    });
  }
  for (const entry of entries) {
    entry.addEventListener("mouseenter", () => pinned || light([entry.id], true));
    entry.addEventListener("mouseleave", () => pinned || light([entry.id], false));
    entry.addEventListener("focusin", () => pinned || light([entry.id], true));
    entry.addEventListener("focusout", () => pinned || light([entry.id], false));
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("click", (event) => {
    if (pinned && !event.target.closest(".prose .m, #card")) hide();
  });
  addEventListener("resize", () => pinned && place(pinned));
})();
