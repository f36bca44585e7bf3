using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>
/// Whether a compilation has anything to do with metrics: the question that every analyzer asks before it registers for calls, types
/// or files. It is answered once a compilation, by names of references and by words; nothing is bound for it.
/// </summary>
internal static class MetricUse
{
    // The framework has meters everywhere, so their namespace must be named. Each of these has "Metrics" in it, which is looked for first.
    private const string Word = "Metrics";
    private const string Meters = "Diagnostics.Metrics";
    private const string Http = "HttpMetrics";
    private const string Prometheus = "Prometheus";

    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Cache = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Trees = new();

    /// <summary>Registers actions where there are metrics to look at.</summary>
    public static void Register(AnalysisContext context, Action<CompilationStartAnalysisContext> register) => context.RegisterCompilationStartAction(start =>
    {
        if (IsIn(start.Compilation))
        {
            register(start);
        }
    });

    /// <summary>True where the compilation references a library of metrics, or names one of the framework's.</summary>
    public static bool IsIn(Compilation compilation) =>
        Cache.TryGetValue(compilation, out StrongBox<bool>? known) ? known.Value : Cache.GetValue(compilation, static c => new StrongBox<bool>(Find(c))).Value;

    private static bool Find(Compilation compilation)
    {
        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            if (Has(reference.Name, Word) || Has(reference.Name, Prometheus))
            {
                return true;
            }
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (Names(tree))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(SyntaxTree tree)
    {
        if (!Trees.TryGetValue(tree, out StrongBox<bool>? known))
        {
            known = Trees.GetValue(tree, static t => new StrongBox<bool>(NamesInText(t.GetText().ToString())));
        }

        return known.Value;
    }

    private static bool NamesInText(string text)
    {
        for (int at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            if (EndsAt(text, at, Meters) || EndsAt(text, at, Http))
            {
                return true;
            }
        }

        return Has(text, Prometheus);
    }

    private static bool EndsAt(string text, int word, string name)
    {
        int start = word + Word.Length - name.Length;
        return start >= 0 && string.CompareOrdinal(text, start, name, 0, name.Length) == 0;
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;
}
