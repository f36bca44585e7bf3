using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>Applies the migration as an IDE or <c>dotnet format</c> would.</summary>
internal static class Migrate
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "MK7001";

    // The SDK's; a project that has prometheus-net does not import our namespace everywhere, as both have a Counter.
    private static readonly (string, string) Usings = ("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        """);

    /// <summary>A project with prometheus-net's signatures, in one file of that name or more.</summary>
    public static TestProject Project(params (string File, string Text)[] sources) =>
        PrometheusNetSurface.WithAspNetCore("") with { Sources = [.. sources, Usings], ImplicitUsings = false };

    /// <summary>One file after all its metrics were declared; it compiles, and no analyzer reports an error.</summary>
    public static async Task<string> FileAsync(string source, MigrationClient client = MigrationClient.PrometheusNet)
    {
        TestProject after = await AllAsync(Project(("Test.cs", source)), FixAllScope.Document, client);
        await IsSoundAsync(after);
        return after.Sources[0].Text;
    }

    /// <summary>The project after "fix all".</summary>
    public static Task<TestProject> AllAsync(TestProject source, FixAllScope scope, MigrationClient client) =>
        Offered.ApplyAllAsync(new MigrationFix(), Id, MigrationFix.KeyOf(client), source, scope);

    /// <summary>The project after each metric was declared by itself, the first one first.</summary>
    public static Task<TestProject> OneByOneAsync(TestProject source, MigrationClient client) =>
        Offered.OneByOneAsync(new MigrationFix(), Id, MigrationFix.KeyOf(client), source);

    /// <summary>Keys of what is offered for the first metric.</summary>
    public static Task<IReadOnlyList<string?>> OffersAsync(string source)
    {
        TestProject test = Project(("Test.cs", source));
        Assert.Empty(Errors(test));
        return Offered.KeysAsync(new MigrationFix(), Id, test);
    }

    /// <summary>C# has no errors with the generated code, and our analyzers neither.</summary>
    public static async Task IsSoundAsync(TestProject project)
    {
        Assert.Empty(Errors(project));
        Assert.DoesNotContain(await Verify.AnalyzeAsync(project), d => d.Severity == DiagnosticSeverity.Error);
    }

    private static IEnumerable<string> Errors(TestProject project) =>
        project.Generate().Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
}
