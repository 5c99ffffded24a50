// Before the page is drawn, so that it never flashes in the other colors.
(() => {
  try {
    const theme = localStorage.getItem('theme');
    if (theme) document.documentElement.dataset.theme = theme;
  } catch { /* Without storage, the system decides. */ }
})();
