// Draws the charts of a page, shows where one is, and closes again what a link has opened below itself. Everything else on the pages works by
// links, forms and htmx attributes; without this file the tables below the charts still show every number, and links lead to pages.
(function () {
  "use strict";

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function palette() {
    return ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6", "--chart-7", "--chart-8", "--chart-9"].map(colour);
  }

  function option(data) {
    var lying = data.kind === "ranks";
    var categories = { type: "category", data: data.categories, inverse: lying, axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--line") } },
      axisLabel: { color: colour("--soft"), hideOverlap: true, width: lying ? 96 : undefined, overflow: "truncate" } };
    // A price moves by some percent; above zero it would be a flat line.
    var price = data.kind === "lines" && data.unit.indexOf("元") === 0;
    var values = { type: "value", scale: price, minInterval: data.unit === "条" ? 1 : 0, axisLabel: { color: colour("--soft"), hideOverlap: true },
      splitLine: { lineStyle: { color: colour("--line") } } };
    return {
      animation: false,
      color: palette(),
      textStyle: { fontFamily: "inherit" },
      grid: { left: 8, right: 16, top: data.lines.length > 1 ? 56 : 24, bottom: 8, containLabel: true },
      legend: { show: data.lines.length > 1, type: "scroll", top: 0, left: 0, textStyle: { color: colour("--ink") },
        pageTextStyle: { color: colour("--soft") } },
      // Rich text, not HTML: names come from customers, and the content policy allows no inline style.
      tooltip: { trigger: "axis", renderMode: "richText", confine: true,
        valueFormatter: function (value) { return value === null || value === undefined ? "–" : value + data.unit; } },
      xAxis: lying ? values : categories,
      yAxis: lying ? categories : values,
      series: data.lines.map(function (line) {
        return { name: line.name, type: data.kind === "lines" ? "line" : "bar", data: line.values, barMaxWidth: 28,
          stack: data.kind === "stacks" ? "all" : undefined, symbolSize: 6, connectNulls: false };
      })
    };
  }

  function draw(plot) {
    if (typeof echarts === "undefined") {
      return;
    }
    var data = JSON.parse(plot.dataset.chart);
    if (data.kind === "ranks") {
      plot.style.height = Math.max(8, 2 + 1.75 * data.categories.length) + "rem"; // CSSOM: the content policy allows it
    }
    var chart = echarts.getInstanceByDom(plot) || echarts.init(plot, null, { renderer: "canvas" });
    chart.setOption(option(data), true);
    chart.off("click");
    chart.on("click", function (event) {
      var link = data.links[event.dataIndex];
      if (link) {
        window.location.assign(link);
      }
    });
  }

  function drawAll(root) {
    root.querySelectorAll("[data-chart]").forEach(draw);
  }

  // A link with aria-expanded loads something into its target; the second time it takes that away.
  document.addEventListener("htmx:beforeRequest", function (event) {
    var link = event.detail.elt;
    if (link.getAttribute("aria-expanded") === "true") {
      event.preventDefault();
      event.detail.target.replaceChildren();
      link.setAttribute("aria-expanded", "false");
    }
  });
  document.addEventListener("htmx:afterSwap", function (event) {
    var link = event.detail.requestConfig.elt;
    if (link.hasAttribute("aria-expanded") && event.detail.successful) {
      link.setAttribute("aria-expanded", "true");
    }
  });

  window.addEventListener("resize", function () {
    document.querySelectorAll("[data-chart]").forEach(function (plot) {
      var chart = typeof echarts !== "undefined" && echarts.getInstanceByDom(plot);
      if (chart) {
        chart.resize();
      }
    });
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { drawAll(document); });
  document.addEventListener("htmx:load", function (event) { drawAll(event.detail.elt); });
  document.addEventListener("DOMContentLoaded", function () {
    drawAll(document);
    // On a phone the navigation is wider than the screen: where one is must be in view.
    var here = document.querySelector(".places [aria-current]");
    if (here) {
      here.scrollIntoView({ inline: "center", block: "nearest" });
    }
  });
})();
