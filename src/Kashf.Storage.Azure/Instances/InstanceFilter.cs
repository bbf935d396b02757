using System.Globalization;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Instances;

/// <summary>Which instances to list; null asks for nothing.</summary>
/// <param name="After">Only ids behind this one, in ordinal order.</param>
public sealed record InstanceFilter(
    bool? IsFinished = null,
    IReadOnlyCollection<string>? Statuses = null,
    DateTime? CreatedFrom = null,
    DateTime? CreatedTo = null,
    string? IdPrefix = null,
    string? After = null)
{
    internal QueryDefinition ToQuery()
    {
        var text = new StringBuilder($"SELECT * FROM c WHERE c.type = '{InstanceDocument.TheType}'");
        var values = new Dictionary<string, object>();
        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $" AND {condition}");
                values[name] = value;
            }
        }

        Where("c.instance.isFinished = @finished", "@finished", IsFinished);
        Where("ARRAY_CONTAINS(@statuses, c.instance.status)", "@statuses", Statuses);
        Where("c.instance.createdAt >= @from", "@from", CreatedFrom is { } from ? SortableTime.Write(from) : null);
        Where("c.instance.createdAt <= @to", "@to", CreatedTo is { } to ? SortableTime.Write(to) : null);
        Where("STARTSWITH(c.instance.instanceId, @prefix)", "@prefix", IdPrefix);
        Where("c.instance.instanceId > @after", "@after", After);
        text.Append(" ORDER BY c.instance.instanceId");
        return values.Aggregate(new QueryDefinition(text.ToString()), (query, value) => query.WithParameter(value.Key, value.Value));
    }
}
