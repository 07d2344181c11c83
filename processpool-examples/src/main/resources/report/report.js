// Draws each chart from the data that stands beside it, in the colours of the page.
(() => {
  "use strict";

  const color = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const seriesColor = index => color("series-" + (index % 6 + 1));

  // A logarithmic axis would have a tick for each digit, which is too many on a phone.
  const keepRoundTicks = scale => {
    const digits = scale.max / scale.min > 1000 ? [1] : [1, 2, 5];
    const leading = value => value / 10 ** Math.floor(Math.log10(value) + 1e-9);
    const isRound = value => digits.some(digit => Math.abs(leading(value) - digit) < 1e-6);
    scale.ticks = scale.ticks.filter(tick => isRound(tick.value));
  };

  const axis = (title, type) => ({
    type,
    title: { display: title !== "", text: title, color: color("faint") },
    ticks: { color: color("faint"), maxRotation: 45, format: { maximumSignificantDigits: 4 } },
    grid: { color: color("edge") },
    beginAtZero: type === "linear",
    afterBuildTicks: type === "logarithmic" ? keepRoundTicks : undefined
  });

  const dataset = (chart, series, index) => ({
    label: series.name,
    data: chart.type === "line" ? series.values.map((y, i) => ({ x: chart.labels[i], y })) : series.values,
    borderColor: seriesColor(index),
    backgroundColor: seriesColor(index),
    // So that what is tiny beside the others can still be seen, and pointed at.
    minBarLength: 3,
    maxBarThickness: 64,
    pointRadius: 4,
    pointHoverRadius: 6,
    pointStyle: ["circle", "rect", "triangle", "rectRot", "star", "cross"][index % 6]
  });

  const scale = logarithmic => (logarithmic ? "logarithmic" : "linear");

  const configuration = chart => ({
    type: chart.type,
    data: {
      labels: chart.type === "bar" ? chart.labels : undefined,
      datasets: chart.series.map((series, index) => dataset(chart, series, index))
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", intersect: false },
      scales: {
        x: chart.type === "bar" ? axis("", "category") : axis(chart.x, scale(chart.xLogarithmic)),
        y: axis(chart.y, scale(chart.yLogarithmic))
      },
      plugins: {
        legend: {
          display: chart.series.length > 1,
          labels: { color: color("text"), usePointStyle: true, boxWidth: 8, boxHeight: 8 }
        }
      }
    }
  });

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

  const draw = canvas => {
    const data = canvas.closest("figure").querySelector("script[type='application/json']");
    Chart.getChart(canvas)?.destroy();
    new Chart(canvas, configuration(JSON.parse(data.textContent)));
  };

  const drawAll = () => document.querySelectorAll("figure canvas").forEach(draw);

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  drawAll();
})();
