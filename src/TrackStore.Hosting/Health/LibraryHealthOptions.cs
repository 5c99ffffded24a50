using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrackStore;

/// <summary>Settings of a library's health check.</summary>
public sealed class LibraryHealthOptions
{
    /// <summary>Gets or sets the name of the check, which must be unique in the host, or null for the default.</summary>
    /// <value>The default is <c>trackstore</c>, or <c>trackstore-name</c> for the library with that name.</value>
    [StringLength(100, MinimumLength = 1)]
    public string? Name { get; set; }

    /// <summary>Gets the tags by which the host chooses checks, such as <c>ready</c>.</summary>
    /// <value>The default is none.</value>
    public ISet<string> Tags { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the status of a library that can't be used.</summary>
    /// <value>The default is <see cref="HealthStatus.Unhealthy"/>.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus FailureStatus { get; set; } = HealthStatus.Unhealthy;

    /// <summary>Gets or sets the status of a library that can only be read.</summary>
    /// <value>The default is <see cref="HealthStatus.Degraded"/>. Choose <see cref="HealthStatus.Healthy"/> for a library that is opened
    /// for reading on purpose.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus ReadOnlyStatus { get; set; } = HealthStatus.Degraded;

    /// <summary>Gets or sets how long the check waits for the library's answer, a tenth of a second to 5 minutes.</summary>
    /// <value>The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
