{% load static %}// Watches over the pages of visits alone: they open without a line. Nothing of a case is kept here.
"use strict";
const CACHE = "shirushi-visit-files";
const PAGES = "shirushi-visit-pages";
const FILES = ["{% static 'ui/shirushi.css' %}", "{% static 'ui/frame.css' %}", "{% static 'ui/forms.css' %}", "{% static 'ui/pieces.css' %}", "{% static 'desk/visit-store.js' %}", "{% static 'desk/visit.js' %}"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const page = async (request) => {
  try {
    return await fetch(request);
  } catch (failure) {
    const path = new URL(request.url).pathname.replace(/(\/phone)?$/, "/phone");
    const kept = await caches.match(path, { cacheName: PAGES });
    if (kept) return kept;
    throw failure;
  }
};
const file = async (request) => {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await (await caches.open(CACHE)).put(request, fresh.clone());
    return fresh;
  } catch (failure) {
    const kept = await caches.match(request, { cacheName: CACHE, ignoreSearch: true });
    if (kept) return kept;
    throw failure;
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && /^\/desk\/visits\/\d+(\/phone)?$/.test(url.pathname)) event.respondWith(page(event.request));
  else if (FILES.includes(url.pathname)) event.respondWith(file(event.request));
});
