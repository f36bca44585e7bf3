using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Semantic models of a compilation's trees, each made once: a metric is often declared in another file than it is used in.</summary>
internal static class CompilationModels
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxTree, SemanticModel>> Cache = new();

    /// <summary>The tree's model.</summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "An action is only given the model of its own tree. This one is made once a tree, and only for trees that declare what is asked for.")]
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        ConcurrentDictionary<SyntaxTree, SemanticModel> models = Cache.GetValue(compilation, static _ => new());
        if (!models.TryGetValue(tree, out SemanticModel? model))
        {
            model = models.GetOrAdd(tree, compilation.GetSemanticModel(tree));
        }

        return model;
    }

    /// <summary>Whether the compilation itself declares a symbol. An editor hands over a referenced project as a compilation too: its symbols have sources, in trees that are not this one's.</summary>
    public static bool Declares(this Compilation compilation, ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty && compilation.ContainsSyntaxTree(symbol.DeclaringSyntaxReferences[0].SyntaxTree);
}
