using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Names in one file, found by its text alone and kept as long as the file is not edited.</summary>
internal sealed class TreeFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> Cache = new();

    private static readonly IReadOnlyList<MemberFacts> None = [];

    private readonly Dictionary<string, List<MemberFacts>> _callers = new(StringComparer.Ordinal);
    private readonly Dictionary<CallLook, HashSet<Handler>> _handingOn = [];
    private readonly Dictionary<string, List<MethodDeclarationSyntax>> _methods = new(StringComparer.Ordinal);

    private TreeFacts(SyntaxTree tree, CancellationToken cancellationToken)
    {
        Tree = tree;
        if (tree.GetRoot(cancellationToken) is not CompilationUnitSyntax unit)
        {
            return;
        }

        ReadAliases(unit.Usings);
        Read(unit.Members);
        if (unit.Members.Any(m => m is GlobalStatementSyntax))
        {
            Members.AddRange(BodyReader.Read(unit, unit.Members.OfType<GlobalStatementSyntax>(), handler: null, HasAliases));
        }

        foreach (MemberFacts member in Members)
        {
            if (member is { Handler: { } handler, Records: true })
            {
                Recording.Add(handler);
            }

            foreach (CallLook call in member.Called)
            {
                if (member.Handler is { } handing)
                {
                    if (!_handingOn.TryGetValue(call, out HashSet<Handler>? handlers))
                    {
                        _handingOn[call] = handlers = [];
                    }

                    handlers.Add(handing);
                }

                if (!_callers.TryGetValue(call.Name, out List<MemberFacts>? callers))
                {
                    _callers[call.Name] = callers = [];
                }

                if (callers.Count == 0 || callers[callers.Count - 1] != member)
                {
                    callers.Add(member);
                }
            }
        }
    }

    /// <summary>The file.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>True where a type may go by another name in this file.</summary>
    public bool HasAliases { get; private set; }

    /// <summary>True where it gives types other names in every file.</summary>
    public bool HasGlobalAliases { get; private set; }

    /// <summary>Bodies that call or create something.</summary>
    public List<MemberFacts> Members { get; } = [];

    /// <summary>Names of partial methods with an attribute named as those of metrics are.</summary>
    public HashSet<string> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Methods with parameters that seem to record.</summary>
    public HashSet<Handler> Recording { get; } = [];

    /// <summary>What is called by methods with parameters, each with those methods.</summary>
    public IReadOnlyDictionary<CallLook, HashSet<Handler>> HandingOn => _handingOn;

    /// <summary>The facts of a file.</summary>
    public static TreeFacts Of(SyntaxTree tree, CancellationToken cancellationToken) =>
        Cache.TryGetValue(tree, out TreeFacts? facts) ? facts : Cache.GetValue(tree, t => new TreeFacts(t, cancellationToken));

    /// <summary>Bodies that call or create something of that name.</summary>
    public IReadOnlyList<MemberFacts> CallersOf(string name) => _callers.TryGetValue(name, out List<MemberFacts>? callers) ? callers : None;

    /// <summary>Methods of that name.</summary>
    public IReadOnlyList<MethodDeclarationSyntax> MethodsOf(string name) => _methods.TryGetValue(name, out List<MethodDeclarationSyntax>? methods) ? methods : [];

    private void ReadAliases(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (UsingDirectiveSyntax directive in usings)
        {
            if (directive.Alias is not null)
            {
                HasAliases = true;
                HasGlobalAliases |= directive.GlobalKeyword.RawKind != 0;
            }
        }
    }

    private void Read(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    ReadAliases(space.Usings);
                    Read(space.Members);
                    break;
                case TypeDeclarationSyntax type when !IsStoredModel(type):
                    Read(type.Members);
                    break;
                case BaseMethodDeclarationSyntax method:
                    Read(method);
                    break;
                case BasePropertyDeclarationSyntax property:
                    Read(property);
                    break;
                case BaseFieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
                    {
                        AddBody(variable.Initializer);
                    }

                    break;
            }
        }
    }

    private void Read(BaseMethodDeclarationSyntax method)
    {
        string name = method switch
        {
            MethodDeclarationSyntax ordinary => ordinary.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => "",
        };
        if (method is MethodDeclarationSyntax declaration)
        {
            if (!_methods.TryGetValue(name, out List<MethodDeclarationSyntax>? methods))
            {
                _methods[name] = methods = [];
            }

            methods.Add(declaration);
            if (declaration.ParameterList.Parameters.Count > 0 && declaration.AttributeLists.Any(list => list.Attributes.Any(a => SinkNames.IsMetricAttribute(a.Name.ToString()))))
            {
                Metrics.Add(name);
            }
        }

        if (method.Body is not null || method.ExpressionBody is not null)
        {
            Members.AddRange(BodyReader.Read(method, [method], HandlerOf(name, method.ParameterList.Parameters), HasAliases));
        }
    }

    private static Handler? HandlerOf(string name, SeparatedSyntaxList<ParameterSyntax> parameters) =>
        name.Length == 0 || parameters.All(p => p.Type is SimpleNameSyntax { Identifier.ValueText: "CancellationToken" }) ? null : new Handler(
            name,
            parameters.Last().Modifiers.Any(SyntaxKind.ParamsKeyword) ? int.MaxValue : parameters.Count,
            parameters[0].Modifiers.Any(SyntaxKind.ThisKeyword));

    private void Read(BasePropertyDeclarationSyntax property)
    {
        AddBody((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody);
        AddBody((property as PropertyDeclarationSyntax)?.Initializer);
        foreach (AccessorDeclarationSyntax accessor in property.AccessorList?.Accessors ?? default)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
            {
                AddBody(accessor);
            }
        }
    }

    private void AddBody(SyntaxNode? root)
    {
        if (root is not null)
        {
            Members.AddRange(BodyReader.Read(root, [root], handler: null, HasAliases));
        }
    }

    // What Entity Framework writes down of a model at each migration: most of the text of many projects, and it calls nothing of theirs.
    private static bool IsStoredModel(TypeDeclarationSyntax type) =>
        type.AttributeLists.Any(list => list.Attributes.Any(a => a.Name.ToString() is "DbContext" or "DbContextAttribute"))
        && type.Members.Any(m => m is MethodDeclarationSyntax { Identifier.ValueText: "BuildModel" or "BuildTargetModel" });
}
