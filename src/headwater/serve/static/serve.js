"use strict";
// The pages work without this: it only sends filters when they change and shows how far a job is.
(() => {
  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("select, input[type=date]")) form.requestSubmit();
    });
    // An address says only what was asked for.
    form.addEventListener("submit", () => {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    });
  }
  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form[data-auto] :disabled")) field.disabled = false;
  });

  const waiting = document.querySelector("[data-job]");
  if (waiting) {
    const said = waiting.querySelector("[data-said]");
    const bar = waiting.querySelector("[data-bar]");
    const number = new Intl.NumberFormat("en");
    let begun = null;
    const left = (state) => {
      if (begun === null || begun.stage !== state.stage) begun = { stage: state.stage, at: Date.now(), done: state.done };
      const done = state.done - begun.done;
      const seconds = (Date.now() - begun.at) / 1000;
      if (done < 3 || seconds < 3) return "";
      const rest = Math.round(((state.total - state.done) * seconds) / done);
      const words = rest < 90 ? `${rest} seconds` : `${Math.round(rest / 60)} minutes`;
      return `, ${(done / seconds).toFixed(1)} a second, about ${words} left`;
    };
    const look = async () => {
      try {
        const answer = await fetch(`/work/${waiting.dataset.job}/state`, { headers: { accept: "application/json" } });
        const state = await answer.json();
        if (!answer.ok || state.state === "done" || state.state === "failed") return location.reload();
        if (state.stage) {
          said.textContent = `${state.stage}: ${number.format(state.done)} of ${number.format(state.total)}${left(state)}`;
          bar.max = Math.max(state.total, 1);
          bar.value = state.done;
        }
      } catch { said.textContent = "The application does not answer; trying again."; }
      setTimeout(look, 500);
    };
    setTimeout(look, 300);
  }

  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView({ block: "center" });
})();
