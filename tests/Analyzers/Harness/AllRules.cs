using System.Reflection;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>Every rule there is.</summary>
internal static class AllRules
{
    /// <summary>Rules of the analyzers, ordered by id.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToList();

    /// <summary>Messages of the build step.</summary>
    public static IReadOnlyList<string> Build { get; } = ["MK9001", "MK9002", "MK9003", "MK9004", "MK9005", "MK9006", "MK9007"];
}
