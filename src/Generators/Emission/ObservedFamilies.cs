using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Registers metrics whose values the user's own members give: static ones when the module loads, those of an object once it stands.</summary>
internal static class ObservedFamilies
{
    /// <summary>Nested class that registers the static ones.</summary>
    public const string StaticClass = "MetricsKitObserved";

    /// <summary>Its field; reading it registers them.</summary>
    public const string StaticField = "MetricsKitRegistered";

    private const string InstanceMethod = "MetricsKitObserve";
    private const string InstanceFlag = "_metricsKitObserved";

    /// <summary>Observed members of the type itself.</summary>
    public static IReadOnlyList<MetricMember> Static(MetricSetDeclaration set) => Of(set).Where(new FamilyPlace(set.Kind).IsStatic).ToList();

    /// <summary>Observed members of its objects.</summary>
    public static IReadOnlyList<MetricMember> Instance(MetricSetDeclaration set) => Of(set).Where(m => !new FamilyPlace(set.Kind).IsStatic(m)).ToList();

    /// <summary>The call that registers those of an object, in its code.</summary>
    public const string InstanceCall = InstanceMethod + "();";

    /// <summary>Writes the class that registers static ones, if there are any.</summary>
    public static void WriteStatic(SourceWriter writer, MetricSetDeclaration set)
    {
        IReadOnlyList<MetricMember> members = Static(set);
        if (members.Count == 0)
        {
            return;
        }

        string type = CSharp.TypeOf(set);
        writer.Separate();
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"private static class {StaticClass}");
        writer.Line($"internal static readonly bool {StaticField} = Register();");
        writer.Separate();
        writer.Open("private static bool Register()");
        foreach (MetricMember member in members)
        {
            Register(writer, member.Family!, CSharp.Registry + ".Default", type, isStatic: true);
        }

        writer.Line("return true;");
        writer.Close();
        writer.Close();
    }

    /// <summary>Writes the method that registers those of an object, once, if there are any.</summary>
    public static void WriteInstance(SourceWriter writer, MetricSetDeclaration set)
    {
        IReadOnlyList<MetricMember> members = Instance(set);
        if (members.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Has the members that give values of their own read before each scrape.</summary>");
        writer.Line(CSharp.GeneratedCode);
        writer.Open($"private void {InstanceMethod}()");
        writer.Open($"if (global::System.Threading.Interlocked.Exchange(ref {InstanceFlag}, 1) != 0)");
        writer.Line("return;");
        writer.Close();
        writer.Separate();
        foreach (MetricMember member in members)
        {
            Register(writer, member.Family!, FamilyPlace.InstanceField + ".Registry", "this", isStatic: false);
        }

        writer.Close();
    }

    /// <summary>Writes the field that <see cref="WriteInstance"/> needs.</summary>
    public static void WriteInstanceField(SourceWriter writer, MetricSetDeclaration set)
    {
        if (Instance(set).Count > 0)
        {
            writer.Line($"private int {InstanceFlag};");
        }
    }

    private static IEnumerable<MetricMember> Of(MetricSetDeclaration set) =>
        set.Kind == SetKind.Unsupported ? [] : set.Members.Where(m => m.Family?.Observed is not null);

    private static void Register(SourceWriter writer, FamilyDeclaration family, string registry, string target, bool isStatic)
    {
        ObservedDeclaration observed = family.Observed!;
        string kind = family.Metric.Kind.ToString();
        string labels = observed.LabelSet is { } type ? $"<{type}>" : "";
        writer.Open($"{registry}.Observe{kind}{labels}(new {CSharp.Families}FamilyDefinition");
        FamilyCode.Properties(writer, family);
        writer.Close("},");
        writer.Indented(w =>
        {
            string modifier = isStatic ? "static " : "";
            string member = $"{target}.{observed.Name}";
            switch (observed.Form)
            {
                case ObservedForm.Read:
                    LabelArguments.WriteReader(w, modifier, member, family);
                    break;
                case ObservedForm.Pushed:
                    LabelArguments.WriteSplitter(w, family);
                    w.Line($"{modifier}observer => {member}(observer));");
                    break;
                case ObservedForm.Info:
                    LabelArguments.WriteSplitter(w, family);
                    w.Line($"{modifier}() => {member}{(observed.IsProperty ? "" : "()")});");
                    break;
                default:
                    throw new InvalidOperationException($"An observed metric of unknown form {observed.Form}.");
            }
        });
    }
}
