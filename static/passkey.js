// Says on the page that a passkey did not work; allauth's script would only tell the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});

// Until allauth's script listens, which is now, a press would do nothing.
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("passkey").disabled = false;
});
