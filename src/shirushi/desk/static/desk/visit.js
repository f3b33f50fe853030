// The visit on a device that may be offline. Answers are sealed here and sent when there is a line.
"use strict";

(() => {
  const root = document.querySelector("[data-visit]");
  const visit = root.dataset.visit;
  const base = `/desk/visits/${visit}`;
  const name = `shirushi-visit-${visit}`;
  const words = Object.fromEntries(
    [...document.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]),
  );
  const board = document.querySelector("#topics");
  const state = document.querySelector("#state");
  const channel = new BroadcastChannel(name);
  let store, snapshot, csrf, secret;
  let over = false;

  const say = (word, tone = "info", link = null) => {
    state.className = `notice notice-${tone}`;
    state.replaceChildren(document.createTextNode(words[word] || word));
    if (link) state.append(" ", Object.assign(document.createElement("a"), { href: link, textContent: words.sign_in }));
    state.dataset.state = word;
  };

  // Asking the server: no line, not signed in, and gone are told apart.
  const ask = async (path, body) => {
    const sent = body === undefined
      ? {}
      : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRFToken": csrf } };
    let answer;
    try {
      answer = await fetch(`${base}/${path}`, { ...sent, redirect: "manual", cache: "no-store" });
    } catch {
      return { offline: true };
    }
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return { outside: true };
    if (answer.status >= 500) return { offline: true };
    const said = await answer.json();
    return { status: answer.status, ok: answer.ok, said };
  };

  // The key lives in this tab's session. A second tab asks the first one while there is no line.
  const keep = (key) => { secret = key; sessionStorage.setItem(name, key); };
  const drop = () => { secret = undefined; sessionStorage.removeItem(name); };
  const askOtherTabs = () => new Promise((resolve) => {
    const heard = ({ data }) => { if (data.key) finish(data.key); };
    const finish = (key) => { channel.removeEventListener("message", heard); resolve(key); };
    channel.addEventListener("message", heard);
    channel.postMessage({ wants: "key" });
    setTimeout(() => finish(undefined), 700);
  });
  channel.addEventListener("message", async ({ data }) => {
    if (data.wants === "key" && secret) channel.postMessage({ key: secret });
    if (data.changed && store?.key) await show();
    if (data.gone) { drop(); board.replaceChildren(); say(data.gone, "attention"); }
  });

  const wipe = async (why) => {
    over = true;
    drop();
    if (store) await store.destroy();
    store = undefined;
    board.replaceChildren();
    channel.postMessage({ gone: why });
    const left = (await indexedDB.databases()).filter((each) => each.name.startsWith("shirushi-visit-"));
    if (!left.length) {
      await Promise.all((await caches.keys()).filter((each) => each.startsWith("shirushi-visit")).map((each) => caches.delete(each)));
      const registration = await navigator.serviceWorker?.getRegistration("/desk/visits/");
      await registration?.unregister();
    }
    say(why, why === "revoked" ? "attention" : "done");
  };

  const start = async () => {
    store = await VisitStore.open(name);
    const known = await store.device();
    const first = await ask("data");
    if (first.offline) return startOffline();
    if (first.outside) { drop(); return say("outside", "attention", `/accounts/login/?next=${base}/phone`); }
    csrf = first.said.csrf;
    if (first.said.is_over && !known) return wipe("over");
    const device = await ask("device", known ? { device: known } : {});
    if (device.offline) return startOffline();
    if (device.outside) return say("another", "attention");
    if (device.status === 410) return wipe(device.said.code === "device_revoked" ? "revoked" : "over");
    if (!device.ok) return say(device.said.sentence, "attention");
    await store.remember(device.said.device);
    await store.unlock(device.said.key);
    keep(device.said.key);
    await take(first.said);
    await prepareForOffline();
    return send();
  };

  const startOffline = async () => {
    const key = sessionStorage.getItem(name) || (await askOtherTabs());
    if (!key) return say("locked", "attention");
    await store.unlock(key);
    keep(key);
    snapshot = await store.get("snapshot", "all");
    await show();
    return say("offline", "attention");
  };

  const take = async (said) => {
    const { csrf: fresh, ...rest } = said;
    csrf = fresh;
    snapshot = rest;
    await store.put("snapshot", "all", rest);
    await show();
  };

  const prepareForOffline = async () => {
    if (!navigator.serviceWorker) return;
    await navigator.serviceWorker.register("/desk/visits/worker.js");
    const cache = await caches.open("shirushi-visit-pages");
    await cache.add(`${base}/phone`);
    root.dataset.ready = "1";
  };

  // One tab sends at a time. What was taken is removed here only after the server said so.
  const send = () => navigator.locks.request(name, async () => {
    if (!store?.key || over) return;
    const waiting = (await store.all("queue")).sort((a, b) => a.order - b.order).slice(0, 100);
    if (waiting.length) {
      if (!csrf && !(await renew())) return;
      const answer = await ask("answers", { device: await store.device(), answers: waiting });
      if (answer.offline) return say("offline", "attention");
      if (answer.outside) return say("outside", "attention", `/accounts/login/?next=${base}/phone`);
      if (answer.status === 410) return wipe(answer.said.code === "device_revoked" ? "revoked" : "over");
      if (!answer.ok) return say(answer.said.sentence, "attention");
      await store.remove("queue", answer.said.kept);
      channel.postMessage({ changed: true });
    }
    if (!(await renew())) return;
    if (snapshot.is_over && !(await store.count("queue"))) return finish();
    say("sent", "done");
  });

  const renew = async () => {
    const answer = await ask("data");
    if (answer.offline) { say("offline", "attention"); return false; }
    if (answer.outside) { say("outside", "attention", `/accounts/login/?next=${base}/phone`); return false; }
    await take(answer.said);
    return true;
  };

  const finish = async () => {
    const device = await store.device();
    await wipe("over");
    await ask("cleared", { device });
  };

  const element = (kind, said = {}, ...inside) => {
    const made = Object.assign(document.createElement(kind), said);
    made.append(...inside);
    return made;
  };
  const verdict = (code) => (snapshot.verdicts.find(([value]) => value === code) || ["", ""])[1];

  const show = async () => {
    if (!snapshot) return;
    const [waiting, drafts] = await Promise.all([store.all("queue"), store.all("drafts")]);
    const topics = new Map(snapshot.topics.map((topic) => [topic.code, { ...topic, answers: [...topic.answers] }]));
    for (const each of waiting.sort((a, b) => a.order - b.order)) {
      const label = (snapshot.requirements.find(([code]) => code === each.requirement) || [])[1];
      const topic = topics.get(each.requirement) || { code: each.requirement, label, questions: [], answers: [] };
      if (topic.answers.some((answer) => answer.id === each.id)) continue;
      topic.answers = topic.answers.filter((answer) => !each.replaces.includes(answer.id));
      topic.answers.push({ ...each, who: words.me, waits: true });
      topics.set(each.requirement, topic);
    }
    document.querySelector("#unit").textContent = snapshot.unit;
    const typing = document.activeElement?.closest("[data-topic]")?.dataset.topic;
    const kept = typing && board.querySelector(`[data-topic="${CSS.escape(typing)}"]`);
    const order = snapshot.requirements.map(([code]) => code);
    const rows = [...topics.values()].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
    board.replaceChildren(...rows.map((topic) => {
      const drawn = draw(topic, drafts.find((draft) => draft.requirement === topic.code));
      // Whoever is writing goes on in the same field.
      if (kept && topic.code === typing) kept.querySelector("ul").replaceWith(drawn.querySelector("ul"));
      return kept && topic.code === typing ? kept : drawn;
    }));
    if (kept) board.querySelector(`[data-topic="${CSS.escape(typing)}"] textarea`)?.focus();
    document.querySelector("#waiting").textContent = String(waiting.length);
    fillChoice();
  };

  const fillChoice = () => {
    const choice = document.querySelector("#other");
    if (choice.options.length > 1) return;
    choice.append(...snapshot.requirements.map(([value, textContent]) => element("option", { value, textContent })));
  };

  const draw = (topic, draft) => {
    const id = `topic-${topic.code}`;
    const list = element("ul", { className: "stack" }, ...topic.answers.map((answer) => element(
      "li", {},
      element("strong", { textContent: [answer.who, verdict(answer.verdict)].filter(Boolean).join(": ") }),
      element("p", { textContent: answer.text }),
      ...(answer.waits ? [element("span", { className: "tag", textContent: words.waits })] : []),
    )));
    const text = element("textarea", { id: `${id}-text`, rows: 3, className: "control", maxLength: 4000 });
    const choice = element("select", { id: `${id}-verdict`, className: "control" },
      element("option", { value: "", textContent: words.note_only }),
      ...snapshot.verdicts.map(([value, textContent]) => element("option", { value, textContent })));
    if (draft) { text.value = draft.text; choice.value = draft.verdict; }
    const drafted = () => ({ requirement: topic.code, text: text.value, verdict: choice.value });
    const remember = () => store?.key && store.put("drafts", topic.code, drafted());
    text.oninput = remember;
    choice.onchange = remember;
    const button = element("button", { type: "button", className: "button button-primary", textContent: words.keep });
    const section = element(
      "section", { className: "card stack" },
      element("h2", { textContent: topic.label }),
      ...topic.questions.map((textContent) => element("p", { textContent })),
      ...(topic.answers.length > 1
        ? [element("p", { className: "notice notice-attention", textContent: words.conflict })] : []),
      list,
      element("label", { htmlFor: choice.id, className: "field-label", textContent: words.verdict }), choice,
      element("label", { htmlFor: text.id, className: "field-label", textContent: words.note }), text, button,
    );
    section.dataset.topic = topic.code;
    button.onclick = () => write(drafted(), topic, button);
    return section;
  };

  const write = async (drafted, topic, button) => {
    if (!drafted.text.trim() && !drafted.verdict) return say("empty", "attention");
    button.disabled = true;
    const standing = topic.answers.map((answer) => answer.id);
    const written = { ...drafted, id: crypto.randomUUID(), written_at: new Date().toISOString(), order: Date.now(), replaces: standing };
    await store.put("queue", written.id, written);
    await store.remove("drafts", [topic.code]);
    document.activeElement?.blur();
    say("kept", "info");
    await show();
    channel.postMessage({ changed: true });
    return send();
  };

  document.querySelector("#other").onchange = async ({ target }) => {
    const [code, label] = snapshot.requirements.find(([value]) => value === target.value) || [];
    if (!code) return;
    if (!board.querySelector(`[data-topic="${CSS.escape(code)}"]`)) {
      board.prepend(draw({ code, label, questions: [], answers: [] }));
    }
    board.querySelector(`[data-topic="${CSS.escape(code)}"] textarea`).focus();
    target.value = "";
  };
  window.addEventListener("online", () => (store?.key ? send() : start()));
  window.addEventListener("offline", () => say(store?.key ? "offline" : "locked", "attention"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden && store?.key) send(); });
  setInterval(() => { if (store?.key && !over) send(); }, 30000);

  start();
})();
