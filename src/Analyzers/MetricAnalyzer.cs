using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>An analyzer of the code that people write, in projects that have metrics: elsewhere it registers nothing.</summary>
public abstract class MetricAnalyzer : DiagnosticAnalyzer
{
    private protected MetricAnalyzer(params DiagnosticDescriptor[] rules)
        : this(ImmutableArray.Create(rules))
    {
    }

    private protected MetricAnalyzer(ImmutableArray<DiagnosticDescriptor> rules) => SupportedDiagnostics = rules;

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        MetricUse.Register(context, Register);
    }

    /// <summary>Registers what looks at a compilation with metrics.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start);
}
