// Leaves fast, and lets Back show nothing of this site afterwards. Stores nothing, and asks only that the cache be emptied.
(() => {
  const html = document.documentElement;
  const { to, clear } = document.currentScript.dataset;
  const COVERED = "covered";
  const unused = new Set(); // the Shift keys that are down and wrote no capital
  let taps = [];
  let leaving, page, title;

  function leave() {
    if (leaving) return;
    leaving = html.hidden = true;
    document.title = new URL(to).host;
    const emptied = fetch(clear, { keepalive: true }).catch(() => {});
    Promise.race([emptied, new Promise((enough) => setTimeout(enough, 250))]).then(() => location.replace(to));
  }

  function forget() {
    unused.clear();
    taps = [];
  }

  addEventListener("click", (event) => {
    if (!event.target.closest(".leave")) return;
    event.preventDefault();
    leave();
  }, true);
  addEventListener("pointerdown", forget, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") forget();
    else if (!event.repeat) unused.add(event.code);
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !unused.delete(event.code)) return;
    taps = [...taps, event.timeStamp].slice(-3);
    if (taps.length === 3 && taps[2] - taps[0] <= 5000) leave();
  }, true);

  // Whether this page is shown because somebody came back from another site. An engine that cannot tell says yes.
  function returned(kept) {
    if (history.state === COVERED) return true;
    const { activation } = window.navigation ?? {};
    if (!activation) return kept || performance.navigation.type === 2;
    const { from, navigationType } = activation;
    return navigationType === "traverse" && (!from || navigation.entries().some((entry) => entry.getState() === COVERED));
  }

  function mark(state) {
    history.replaceState(state, "");
    window.navigation?.updateCurrentEntry({ state });
  }

  function cover() {
    mark(COVERED);
    if (page) return;
    page = document.body;
    title = document.title;
    const body = document.createElement("body");
    const button = body.appendChild(document.createElement("button"));
    body.className = "cover";
    button.textContent = document.title = "Continuar / Continue";
    button.onclick = () => {
      mark(null);
      body.replaceWith(page);
      document.title = title;
      page = null;
    };
    page.replaceWith(body);
  }

  function tellKeys() {
    document.querySelector(".leave")?.setAttribute("aria-describedby", "leave-keys");
  }

  if (returned()) {
    html.hidden = true;
    addEventListener("DOMContentLoaded", () => {
      cover();
      html.hidden = false;
    });
  }
  addEventListener("pagehide", () => (html.style.visibility = "hidden")); // and not `hidden`, which forgets where one read
  addEventListener("pageshow", (event) => {
    if (event.persisted && returned(true)) cover();
    html.style.visibility = "";
  });
  addEventListener("DOMContentLoaded", tellKeys);
  document.addEventListener("shown", tellKeys);
})();
