// What is nicer with JavaScript; every page works without it.
"use strict";

(() => {
  const close = (menu, returnFocus) => {
    menu.open = false;
    if (returnFocus) menu.querySelector("summary").focus();
  };
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => menu.contains(event.target) || close(menu, false));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => close(menu, menu.contains(document.activeElement)));
  });

  const prepare = (root) => {
    root.querySelector("[data-focus]")?.focus();
    root.querySelectorAll("[data-print]").forEach((button) => {
      button.hidden = false;
      button.onclick = () => window.print();
    });
  };
  document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));
  prepare(document);

  // On paper every explanation stands open; afterwards each is as it was.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    opened.forEach((details) => { details.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => { details.open = false; });
  });
})();
