namespace Bestiary.Model
{
    public sealed class TagList : System.Collections.IEnumerable
    {
        private readonly List<(string, object?)> _items = [];
        public void Add(string key, object? value) => _items.Add((key, value));
        public System.Collections.IEnumerator GetEnumerator() => _items.GetEnumerator();
    }

    public sealed class Counter
    {
        public Counter WithLabels(params string[] values) => this;
        public void Inc(double by = 1) { }
        public void Add(long delta, params KeyValuePair<string, object?>[] tags) { }
    }

    public static class Metrics
    {
        public static Counter CreateCounter(string name, string help, params string[] labels) => new();
    }

    public sealed class Canvas { public Canvas Labels(params string[] names) => this; public Canvas WithLabels(string caption) => this; }
}

namespace Bestiary.Editor
{
    using Bestiary.Model;

    public sealed class Editor(HttpClient client)
    {
        private static readonly Counter Opened = Metrics.CreateCounter("opened", "Opened", "user_id");

        public async Task OpenAsync(Guid document, string userId, HttpContext context)
        {
            Opened.WithLabels(userId).Inc();
            Opened.Add(1, new KeyValuePair<string, object?>("document", document), new KeyValuePair<string, object?>("path", context.Request.Path));
            var tags = new TagList { { "document", document }, { "user", userId } };
            new Canvas().Labels(document.ToString(), userId).WithLabels(DateTime.UtcNow.ToString("O"));
            await client.PostAsJsonAsync("/index", tags);
        }
    }
}
