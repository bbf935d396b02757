using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Holds a request's record against the annotations of its properties.</summary>
internal static class RequestValidation
{
    public static Result<T> Check<T>(T request)
        where T : class
    {
        var fields = Faults(request);
        if (fields.Count == 0)
            return request;
        var detail = string.Join("; ", fields.Select(field => $"{field.Key} {field.Value[0]}"));
        return new Error(ErrorKind.Invalid, "invalid-field", detail) { Fields = fields };
    }

    private static Dictionary<string, string[]> Faults(object request)
    {
        var fields = new Dictionary<string, string[]>();
        if (request is IEnumerable)
            return fields;

        foreach (var property in request.GetType().GetProperties())
        {
            var value = property.GetValue(request);
            var failed = property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(attribute => !attribute.IsValid(value));
            if (failed is not null)
                fields[JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)] = [Describe(failed)];
        }

        if (request is IValidatableObject validatable)
        {
            foreach (var result in validatable.Validate(new ValidationContext(request)))
                fields[result.MemberNames.First()] = [result.ErrorMessage!];
        }

        return fields;
    }

    private static string Describe(ValidationAttribute attribute) => attribute switch
    {
        { ErrorMessage: { } message } => message,
        RequiredAttribute => "is required",
        StringLengthAttribute length => $"must have {length.MinimumLength} to {length.MaximumLength} characters",
        RangeAttribute range => $"must be between {range.Minimum} and {range.Maximum}",
        MinLengthAttribute => "must not be empty",
        _ => attribute.FormatErrorMessage("it"),
    };
}
