using Kashf.Models;

namespace Kashf.Server.Hosting.Configuration;

/// <summary>Where an operator's models lie if the settings do not say: the folder <c>onnx</c> beside the data.</summary>
internal static class ModelsFolder
{
    private const string Key = $"{ModelOptions.Section}:{nameof(ModelOptions.Folder)}";

    public static void AddModelsFolder(this IConfiguration configuration, string dataDirectory)
    {
        if (string.IsNullOrEmpty(configuration[Key]))
            configuration[Key] = Path.Combine(dataDirectory, "onnx");
    }
}
