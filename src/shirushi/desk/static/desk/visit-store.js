// What a device keeps of a visit: sealed with AES-GCM under a key that only the server hands out.
"use strict";

const VisitStore = (() => {
  const VERSION = 1;
  const STORES = ["meta", "snapshot", "queue", "drafts"];

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const open = (name) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    return done(request);
  };

  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const importKey = (base64) =>
    crypto.subtle.importKey("raw", bytes(base64), "AES-GCM", false, ["encrypt", "decrypt"]);

  // The place of a record is part of what is sealed: none can be put in the place of another.
  const seal = async (key, place, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const said = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) };
    const data = await crypto.subtle.encrypt(said, key, new TextEncoder().encode(JSON.stringify(value)));
    return { iv, data };
  };
  const unseal = async (key, place, sealed) => {
    const said = { name: "AES-GCM", iv: sealed.iv, additionalData: new TextEncoder().encode(place) };
    const data = await crypto.subtle.decrypt(said, key, sealed.data);
    return JSON.parse(new TextDecoder().decode(data));
  };

  class Store {
    constructor(name, base) {
      this.name = name;
      this.base = base;
    }

    static async open(name) {
      return new Store(name, await open(name));
    }

    async unlock(base64) {
      this.key = await importKey(base64);
    }

    // `strict`: acknowledged only once it lies on the disk, so that a killed page loses nothing.
    write(store) {
      return this.base.transaction(store, "readwrite", { durability: "strict" });
    }

    async settle(transaction) {
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    }

    async device() {
      return done(this.base.transaction("meta").objectStore("meta").get("device"));
    }

    async remember(device) {
      const writing = this.write("meta");
      writing.objectStore("meta").put(device, "device");
      return this.settle(writing);
    }

    async put(store, id, value) {
      const sealed = await seal(this.key, `${store}/${id}`, value);
      const writing = this.write(store);
      writing.objectStore(store).put(sealed, id);
      return this.settle(writing);
    }

    async get(store, id) {
      const sealed = await done(this.base.transaction(store).objectStore(store).get(id));
      return sealed && unseal(this.key, `${store}/${id}`, sealed);
    }

    async all(store) {
      const reading = this.base.transaction(store).objectStore(store);
      const [ids, sealed] = await Promise.all([done(reading.getAllKeys()), done(reading.getAll())]);
      return Promise.all(ids.map(async (id, place) => unseal(this.key, `${store}/${id}`, sealed[place])));
    }

    async count(store) {
      return done(this.base.transaction(store).objectStore(store).count());
    }

    async remove(store, ids) {
      const writing = this.write(store);
      ids.forEach((id) => writing.objectStore(store).delete(id));
      return this.settle(writing);
    }

    async destroy() {
      this.base.close();
      this.key = null;
      return done(indexedDB.deleteDatabase(this.name));
    }
  }

  return Store;
})();
