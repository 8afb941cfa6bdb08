// <kernel-wire lab="os/scheduling">: an embed as tall as its content: docs/EMBED.md.
if (!customElements.get('kernel-wire')) {
  const NAMES = 'lab scenario preset seed step loop lang theme controls autoplay predict exercises level'.split(' ');
  // The address of a module is in an error's stack.
  const source = document.currentScript?.src || /\w+:\/\/\S+?kernel-wire\.js/.exec(new Error().stack);
  const site = new URL('./', source || document.baseURI).href;
  const frames = new Set();

  customElements.define('kernel-wire', class extends HTMLElement {
    static observedAttributes = [...NAMES, 'base'];
    #frame;
    #ready;
    #change;
    #waiting = [];

    connectedCallback() {
      const frame = this.#frame = document.createElement('iframe');
      frame.loading = 'lazy';
      frame.title = this.title || this.getAttribute('lab');
      frame.style = 'display: block; width: 100%; height: 420px; border: 0';
      this.style.display ||= 'block';
      (this.shadowRoot || this.attachShadow({ mode: 'open' })).replaceChildren(frame);
      frames.add(frame);
      this.#open();
    }

    disconnectedCallback() {
      frames.delete(this.#frame);
      this.#frame = null;
    }

    // Changes that come together are one.
    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      clearTimeout(this.#change);
      this.#change = setTimeout(() => this.#ready && name !== 'base' ? this.load(this.#given) : this.#open());
    }

    get #base() { return new URL(this.getAttribute('base') || site, document.baseURI); }

    get #given() {
      return Object.fromEntries(NAMES.filter((n) => this.hasAttribute(n)).map((n) => [n, this.getAttribute(n)]));
    }

    #open() {
      this.#ready = false;
      const query = new URLSearchParams({ embed: 1, ...this.#given, host: origin });
      if (this.#frame) this.#frame.src = `${this.#base}?${query}`;
    }

    #send(message) {
      if (!this.#ready) return this.#waiting.push(message);
      const to = this.#base.origin;
      this.#frame?.contentWindow.postMessage({ ...message, kw: 1 }, to === 'null' ? '*' : to);
    }

    play() { this.#send({ type: 'play' }); }
    pause() { this.#send({ type: 'pause' }); }
    step(by = 1) { this.#send({ type: 'step', by }); }
    goTo(to) { this.#send({ type: 'step', to }); }
    load(what) { this.#send({ ...what, type: 'load' }); }

    heard(data) {
      this.#ready ||= data.type === 'ready';
      if (this.#ready) this.#waiting.splice(0).forEach((m) => this.#send(m));
      this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
    }
  });

  // Plain frames of the same site are sized, too.
  addEventListener('message', ({ source, data }) => {
    const frame = [...frames, ...document.querySelectorAll('iframe')].find((f) => f.contentWindow === source);
    if (data?.kw !== 1 || !frame || !(frames.has(frame) || frame.src.startsWith(site))) return;
    if (data.type === 'height') frame.style.height = `${+data.height}px`;
    frame.getRootNode().host?.heard?.(data);
  });
}
