using System.ComponentModel;

namespace Kashf.Functions.Health;

[Description("The state of the service.")]
public sealed record HealthAnswer(string Status)
{
    public static readonly HealthAnswer Healthy = new("healthy");
}
