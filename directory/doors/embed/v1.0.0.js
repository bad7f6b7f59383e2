// <hotline-list country="mx" lang="es"><a href="…">…</a></hotline-list>
// Shows a frame of ours over the link inside. The link stays until the frame has proved that it is alive: some hosts
// block frames, and a blocked frame says nothing. Stores nothing, asks nothing but the frame, trusts only that frame.
(() => {
  if (customElements.get("hotline-list")) return;
  const origin = new URL(document.currentScript.src).origin;
  const PARAMETERS = ["kind", "service", "channel", "spoken", "from", "open", "theme", "compact", "limit", "heading"];
  const WHERE = ["country", "hotline", "organization", "lang"];
  const code = (text) => encodeURIComponent(text.toLowerCase());

  customElements.define("hotline-list", class extends HTMLElement {
    static observedAttributes = [...WHERE, ...PARAMETERS];

    connectedCallback() {
      this.hear ??= (event) => this.heard(event);
      addEventListener("message", this.hear);
      this.show();
    }

    disconnectedCallback() {
      removeEventListener("message", this.hear);
      this.clear();
    }

    attributeChangedCallback() {
      if (this.frame) this.show();
    }

    get address() {
      const hotline = this.getAttribute("hotline"), organization = this.getAttribute("organization");
      const what = hotline ? `h/${code(hotline)}` : organization ? `o/${code(organization)}` : code(this.getAttribute("country") || "all");
      const asked = PARAMETERS.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]);
      const language = this.getAttribute("lang") === "en" ? "en" : "es";
      return `${origin}/embed/v1/${language}/${what}/?${new URLSearchParams([...asked, ["signals", "1"]])}`;
    }

    show() {
      if (this.frame?.src === this.address) return;
      this.clear();
      const frame = document.createElement("iframe");
      frame.src = this.address;
      frame.title = this.querySelector("a")?.textContent.trim() || document.title;
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
      frame.referrerPolicy = "no-referrer";
      Object.assign(this.style, { display: "grid" });
      for (const part of this.children) part.style.gridArea = "1 / 1";
      Object.assign(frame.style, { gridArea: "1 / 1", width: "100%", height: "100%", border: "0", visibility: "hidden" });
      this.frame = frame;
      this.append(frame);
    }

    clear() {
      this.frame?.remove();
      this.frame = undefined;
      for (const part of this.children) part.style.visibility = "";
    }

    heard({ source, origin: from, data }) {
      if (!this.frame || source !== this.frame.contentWindow || from !== origin) return;
      if (data?.type !== "hotline-list" || data.v !== 1 || !Number.isFinite(data.height)) return;
      for (const part of this.children) part.style.visibility = part === this.frame ? "visible" : "hidden";
      this.frame.style.height = `${Math.min(Math.max(data.height, 80), 4000)}px`;
    }
  });
})();
