using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>What is found in methods by reading their bodies, each once: also in those that they call, and that call each other in circles.</summary>
internal sealed class MethodSummaries<T>
{
    private const int MaxDepth = 32;

    private readonly ConcurrentDictionary<IMethodSymbol, IReadOnlyList<T>> _methods = new(SymbolEqualityComparer.Default);

    /// <summary>What is known of a method, else what reading it finds.</summary>
    public IReadOnlyList<T> Of(IMethodSymbol method, Request request, Func<IReadOnlyList<T>> read)
    {
        if (_methods.TryGetValue(method, out IReadOnlyList<T>? known) || request.Known.TryGetValue(method, out known))
        {
            return known;
        }

        if (request.Open.Count >= MaxDepth || !request.Open.Add(method))
        {
            request.IsCut = true;
            return []; // round in circles: what is found on the way out is complete
        }

        bool wasCut = request.IsCut;
        request.IsCut = false;
        IReadOnlyList<T> found = read();
        request.Open.Remove(method);
        request.Known[method] = found;

        // What a circle cut off is kept for this question alone: asked from another side it may be whole.
        if (!request.IsCut || request.Open.Count == 0)
        {
            _methods[method] = found;
        }

        request.IsCut |= wasCut;
        return found;
    }

    /// <summary>One question, with the methods that are being read for it.</summary>
    internal sealed class Request
    {
        public HashSet<IMethodSymbol> Open { get; } = new(SymbolEqualityComparer.Default);

        public Dictionary<IMethodSymbol, IReadOnlyList<T>> Known { get; } = new(SymbolEqualityComparer.Default);

        public bool IsCut { get; set; }
    }
}
