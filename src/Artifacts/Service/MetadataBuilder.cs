using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Service;

/// <summary>Name, namespace and labels that all objects of a workload have in common.</summary>
internal static class MetadataBuilder
{
    /// <summary>Builds them; says what Kubernetes would refuse.</summary>
    public static ObjectMeta Build(Workload workload, ArtifactOptions options, List<string> errors)
    {
        if (!Names.IsKubernetesName(workload.Name))
        {
            errors.Add($"The service's name '{workload.Name}' is no name in Kubernetes; use at most 63 lower-case letters, digits and inner dashes in [assembly: MetricsService].");
        }

        if (workload.Namespace is { } ns && !Names.IsKubernetesName(ns))
        {
            errors.Add($"The namespace '{ns}' is no name in Kubernetes; use at most 63 lower-case letters, digits and inner dashes in MetricsKitNamespace.");
        }

        var labels = new List<KeyValuePair<string, string>> { new(ObjectMeta.NameLabel, workload.Name) };
        foreach (KeyValuePair<string, string> label in options.Labels)
        {
            if (!KubernetesNames.IsLabelKey(label.Key))
            {
                errors.Add($"The label '{label.Key}' is no label in Kubernetes; a name in MetricsKitLabel has at most 63 letters, digits and inner dashes, dots and underscores, after a DNS name and a slash where it has a prefix.");
            }
            else if (!KubernetesNames.IsLabelValue(label.Value))
            {
                errors.Add($"The label '{label.Key}' has the value '{label.Value}', which Kubernetes refuses; a value in MetricsKitLabel has at most 63 letters, digits and inner dashes, dots and underscores.");
            }

            labels.RemoveAll(l => l.Key == label.Key);
            labels.Add(label);
        }

        // The service's own label stays first, the others stand in one order whatever the project file's is.
        var ordered = labels
            .OrderBy(l => l.Key == ObjectMeta.NameLabel ? 0 : 1)
            .ThenBy(l => l.Key, StringComparer.Ordinal)
            .ToList();
        return new ObjectMeta(workload.Name, workload.Namespace, ordered);
    }
}
