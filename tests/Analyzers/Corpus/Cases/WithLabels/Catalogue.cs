using Microsoft.AspNetCore.Mvc;
using Prometheus;

namespace Bookshop.Api;

[ApiController]
[Route("catalogue")]
public class CatalogueController : ControllerBase
{
    private static readonly Counter Searches = Metrics.CreateCounter("catalogue_searches_total", "Searches.", new[] { "term", "sort" });
    private static readonly Counter Views = Metrics.CreateCounter("catalogue_views_total", "Views.", new[] { "item", "page_kind" });
    private static readonly Counter Actions = Metrics.CreateCounter("catalogue_actions_total", "Actions.", new[] { "action", "controller" });
    private static readonly string[] Sorts = ["price", "title", "newest"];

    [HttpGet("search")]
    public IActionResult Search([FromQuery] string q, [FromQuery] string? sort)
    {
        string order = Sorts.Contains(sort) ? sort! : Sorts[0];
        Searches.WithLabels(q.Trim().ToLowerInvariant(), order).Inc(); // high: term // bounded: sort
        return Ok();
    }

    [HttpGet("{isbn}")]
    public IActionResult Detail(string isbn)
    {
        Views.WithLabels(isbn, nameof(Detail)).Inc(); // high: item // bounded: page_kind
        Actions.WithLabels((string?)RouteData.Values["action"] ?? "", ControllerContext.ActionDescriptor.ControllerName).Inc(); // bounded: action // bounded: controller
        return Ok();
    }

    [HttpGet("by-slug/{slug}")]
    public IActionResult BySlug()
    {
        var slug = HttpContext.GetRouteValue("slug")?.ToString();
        Views.WithLabels(slug ?? "", "slug").Inc(); // high: item // bounded: page_kind
        Searches.WithLabels(Request.QueryString.Value ?? "", sortOf(Request.Query)).Inc(); // high: term // bounded: sort
        return Ok();

        static string sortOf(IQueryCollection query) => query.ContainsKey("sort") ? "custom" : "default";
    }
}
