using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>What C# itself says.</summary>
internal static class CompilationExtensions
{
    /// <summary>The compiler's errors.</summary>
    public static IEnumerable<Diagnostic> Errors(this CSharpCompilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
