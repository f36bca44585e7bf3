using System.Globalization;
using System.Text;

namespace MetricsKit.Cardinality.Bench;

/// <summary>A file of a service as most are: entities, a store, and methods that look up, filter, wait and write.</summary>
internal static class OrdinaryCode
{
    private static readonly string[] Things = ["Order", "Customer", "Invoice", "Parcel", "Ticket", "Session", "Report", "Basket", "Refund", "Supplier"];

    // Names that many classes share: what calls one of them may call any.
    private static readonly string[] Shared = ["HandleAsync", "ExecuteAsync", "Apply", "Validate", "Load", "Update", "Process", "Find"];

    /// <summary>The text of a file.</summary>
    /// <param name="number">Its number, which is in the names of its types.</param>
    /// <param name="files">How many such files there are: each uses the next one's types.</param>
    /// <param name="lines">How many lines it has, about.</param>
    /// <param name="random">Chooses what it does.</param>
    /// <param name="record">A statement that records something of <c>item</c>, in one of its methods; empty for none.</param>
    public static string File(int number, int files, int lines, Random random, string record)
    {
        string thing = Things[number % Things.Length] + number.ToString(CultureInfo.InvariantCulture), next = Things[(number + 1) % files % Things.Length] + ((number + 1) % files).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder(Head(thing, next));
        for (int method = 0, count = 0; count < lines - 40; method++)
        {
            string name = Shared[random.Next(Shared.Length)];
            string body = Method(random.Next(9), name, thing, next, method, method == 1 ? record : "");
            text.Append(body).Append("\n\n");
            count += body.Count(c => c == '\n') + 2;
        }

        return text.Append("}\n").ToString();
    }

    private static string Head(string thing, string next) => $$"""
        namespace Shop.Services;

        public enum {{thing}}State { Open, Paid, Sent, Closed }

        public sealed record {{thing}}(Guid Id, string Name, string Region, decimal Amount, {{thing}}State State, DateTime Created)
        {
            public List<string> Notes { get; } = new();
        }

        public interface I{{thing}}Store
        {
            Task<{{thing}}?> GetAsync(Guid id, CancellationToken cancellationToken);

            Task SaveAsync({{thing}} item, CancellationToken cancellationToken);
        }

        public sealed class {{thing}}Service
        {
            private readonly Dictionary<Guid, {{thing}}> _items = new();
            private readonly Dictionary<string, List<Guid>> _byName = new(StringComparer.OrdinalIgnoreCase);
            private readonly I{{thing}}Store _store;
            private readonly {{next}}Service? _next;
            private int _changes;

            public {{thing}}Service(I{{thing}}Store store, {{next}}Service? next)
            {
                _store = store;
                _next = next;
            }

            public int Changes => _changes;


        """;

    private static string Method(int kind, string name, string thing, string next, int number, string record) => kind switch
    {
        0 => $$"""
                public void {{name}}{{number}}({{thing}} item)
                {
                    {{record}}
                    if (_items.ContainsKey(item.Id))
                    {
                        throw new InvalidOperationException($"{{thing}} {item.Id} is there already");
                    }

                    _items.Add(item.Id, item);
                    if (!_byName.TryGetValue(item.Name, out List<Guid>? ids))
                    {
                        ids = new List<Guid>();
                        _byName.Add(item.Name, ids);
                    }

                    ids.Add(item.Id);
                    _changes++;
                }
            """,
        1 => $$"""
                public IReadOnlyList<string> {{name}}{{number}}({{thing}} item, int most)
                {
                    {{record}}
                    var names = _items.Values
                        .Where(i => i.State != {{thing}}State.Closed && i.Amount > item.Amount)
                        .OrderByDescending(i => i.Created)
                        .ThenBy(i => i.Name, StringComparer.Ordinal)
                        .Select(i => $"{i.Name} ({i.Region}): {i.Amount:0.00}")
                        .Distinct()
                        .Take(most)
                        .ToList();
                    names.Insert(0, item.Name);
                    return names;
                }
            """,
        2 => $$"""
                public async Task<bool> {{name}}{{number}}({{thing}} item, CancellationToken cancellationToken)
                {
                    {{record}}
                    {{thing}}? known = await _store.GetAsync(item.Id, cancellationToken).ConfigureAwait(false);
                    if (known is null || known.Amount == item.Amount)
                    {
                        return false;
                    }

                    try
                    {
                        await _store.SaveAsync(item with { State = {{thing}}State.Paid }, cancellationToken).ConfigureAwait(false);
                        item.Notes.Add("saved");
                        return true;
                    }
                    catch (IOException e)
                    {
                        item.Notes.Add(e.Message);
                        return false;
                    }
                }
            """,
        3 => $$"""
                public Dictionary<string, decimal> {{name}}{{number}}({{thing}} item, string[] regions)
                {
                    {{record}}
                    var totals = new Dictionary<string, decimal>();
                    foreach (string region in regions)
                    {
                        decimal total = 0;
                        foreach ({{thing}} other in _items.Values)
                        {
                            if (other.Region == region)
                            {
                                total += other.Amount;
                            }
                        }

                        totals.Add(region, total);
                    }

                    totals[item.Region] = item.Amount;
                    return totals;
                }
            """,
        4 => $$"""
                public string {{name}}{{number}}({{thing}} item)
                {
                    {{record}}
                    string status = item.State switch
                    {
                        {{thing}}State.Open => "open",
                        {{thing}}State.Paid => "paid",
                        {{thing}}State.Sent when item.Amount > 1000 => "sent, insured",
                        {{thing}}State.Sent => "sent",
                        _ => "closed",
                    };
                    return string.Join(", ", new[] { item.Name, item.Region, status }.Where(s => s.Length > 0));
                }
            """,
        5 => $$"""
                public bool {{name}}{{number}}({{thing}} item, List<string> problems)
                {
                    {{record}}
                    int before = problems.Count;
                    if (string.IsNullOrWhiteSpace(item.Name))
                    {
                        problems.Add("a name is missing");
                    }

                    if (item.Amount < 0 || item.Amount > 1_000_000)
                    {
                        problems.Add($"{item.Amount} is no amount");
                    }

                    if (item.Created > DateTime.UtcNow.AddMinutes(5))
                    {
                        problems.Add("it is not of this world");
                    }

                    return problems.Count == before;
                }
            """,
        6 => $$"""
                public async Task {{name}}{{number}}({{thing}} item, IEnumerable<Guid> ids, CancellationToken cancellationToken)
                {
                    {{record}}
                    Func<Guid, Task> load = async id =>
                    {
                        {{thing}}? found = await _store.GetAsync(id, cancellationToken);
                        if (found is { State: {{thing}}State.Open } open)
                        {
                            lock (_items)
                            {
                                _items[open.Id] = open;
                            }
                        }
                    };
                    await Task.WhenAll(ids.Where(id => id != item.Id).Select(load));
                    Interlocked.Increment(ref _changes);
                }
            """,
        7 => $$"""
                public int {{name}}{{number}}({{thing}} item, {{next}} other)
                {
                    {{record}}
                    int changes = _next?.Changes ?? 0;
                    for (int i = 0; i < item.Notes.Count; i++)
                    {
                        string note = item.Notes[i].Trim().ToLowerInvariant();
                        if (note.StartsWith("re:", StringComparison.Ordinal))
                        {
                            other.Notes.Add(note.Substring(3));
                            changes++;
                        }
                    }

                    return Math.Max(changes, other.Notes.Count);
                }
            """,
        _ => $$"""
                public IEnumerable<IGrouping<string, {{thing}}>> {{name}}{{number}}({{thing}} item)
                {
                    {{record}}
                    var groups =
                        from other in _items.Values
                        where other.Region != item.Region
                        let age = DateTime.UtcNow - other.Created
                        where age.TotalDays < 30
                        orderby other.Amount descending
                        group other by other.Name;
                    return groups.Where(g => g.Count() > 1);
                }
            """,
    };
}
