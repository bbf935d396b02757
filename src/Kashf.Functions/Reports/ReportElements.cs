using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Reports;

/// <summary>Reports of one request: those that can't be read are refused alone, the others are stored together.</summary>
internal static class ReportElements
{
    /// <param name="store">Given the valid reports, returns what became of each, in order.</param>
    public static async Task<Result<TStored>[]> StoreAsync<TRequest, TStored>(
        Elements<TRequest> elements, Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<Result<TStored>>>> store)
        where TRequest : class
    {
        var outcomes = new Result<TStored>[elements.Count];
        var readable = new List<int>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (Refuse(elements[i]) is { } refusal)
                outcomes[i] = refusal;
            else
                readable.Add(i);
        }

        var stored = await store([.. readable.Select(i => elements[i].Value!)]);
        for (var i = 0; i < readable.Count; i++)
            outcomes[readable[i]] = stored[i];
        return outcomes;
    }

    public static IResult Answer<TStored>(Result<TStored>[] outcomes, Func<Result<TStored>, ReportAnswer> map) =>
        Array.Exists(outcomes, outcome => outcome.IsSuccess)
            ? ResultExtensions.Ok(outcomes.Select(map))
            : ListRules.AllRefused([.. outcomes.Select(outcome => outcome.Error!)]).ToHttp();

    private static Error? Refuse<TRequest>(Element<TRequest> element)
        where TRequest : class => element switch
        {
            { Error: null } => RequestValidation.Check(element.Value!).Error,
            { Field: null, Error: { } fault } => new Error(ErrorKind.Invalid, "invalid-field", fault),
            { Field: { } field, Error: { } fault } => new Error(ErrorKind.Invalid, "invalid-field", fault) { Fields = new Dictionary<string, string[]> { [field] = [fault] } },
        };
}
