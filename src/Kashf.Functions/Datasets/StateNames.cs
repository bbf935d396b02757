using System.Text.Json;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

internal static class StateNames
{
    public static string Of(DatasetState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
