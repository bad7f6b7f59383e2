// Says on the page that a passkey did not work; allauth's script would only tell the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
