using Prometheus;

namespace Granary;

public abstract class StoreBase<TEntity, TKey> where TEntity : class where TKey : notnull
{
    protected static readonly Counter Queries = Metrics.CreateCounter("granary_queries_total", "Queries.", "entity", "verb", "key");

    protected virtual string Verb => "read";

    protected void Mark(TKey key) => Queries.WithLabels(typeof(TEntity).Name, Verb, key.ToString()!).Inc(); // bounded: entity // bounded: verb // either: key #1

    protected void MarkAll() => Queries.WithLabels(typeof(TEntity).Name, Verb, "*").Inc(); // bounded: key
}
