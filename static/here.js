// “Where are you?” answered without leaving the page: the same address is asked, and what it says takes this page's place.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".from-form")) return;
  event.preventDefault();
  const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
  const ask = new XMLHttpRequest();
  const leave = () => location.assign(address);
  ask.onload = () => (ask.status === 200 && ask.response ? show(ask.response, address) : leave());
  ask.onerror = leave;
  addEventListener("pagehide", () => ask.abort(), { once: true }); // nothing appears behind the back of who left
  ask.open("GET", address);
  ask.responseType = "document";
  ask.send();
});

function show(page, address) {
  history.replaceState(null, "", address);
  document.body.replaceWith(document.adoptNode(page.body));
  document.querySelector("#from")?.focus();
  document.dispatchEvent(new Event("shown"));
}
