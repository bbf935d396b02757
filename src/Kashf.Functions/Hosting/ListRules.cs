using Kashf.Core.Limits;
using Kashf.Core.Results;

namespace Kashf.Functions.Hosting;

/// <summary>What holds for requests that bring a list.</summary>
internal static class ListRules
{
    private const int ErrorsShown = 20;

    /// <returns>Why a list of this length is refused; null where it is fine.</returns>
    public static Error? Check(string field, int count, RequestLimits limits)
    {
        if (count == 0)
            return Error.Invalid(field, "must not be empty");
        return count > limits.ItemsPerRequest
            ? Error.Field(ErrorKind.TooLarge, "too-many-items", field, $"{count:N0} in one request; at most {limits.ItemsPerRequest:N0} are taken: send them in parts")
            : null;
    }

    /// <summary>The error of a list of which nothing was taken: the kind of the first, and where each lies.</summary>
    public static Error AllRefused(IReadOnlyList<Error> errors) => errors[0] with
    {
        Detail = errors.Count == 1 ? errors[0].Detail : $"none of the {errors.Count:N0} was taken; the first: {errors[0].Detail}",
        Fields = errors.Take(ErrorsShown).SelectMany(Located).ToDictionary(field => field.Name, field => field.Messages),
    };

    private static IEnumerable<(string Name, string[] Messages)> Located(Error error, int index) => error.Fields.Count == 0
        ? [($"[{index}]", [error.Detail])]
        : error.Fields.Select(field => ($"[{index}].{field.Key}", field.Value));
}
