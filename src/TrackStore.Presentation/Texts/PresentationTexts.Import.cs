using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore;

/// <content>The import of files.</content>
public partial class PresentationTexts
{
    /// <summary>Describes an import that is under way, in one line that fits at the foot of a page.</summary>
    /// <param name="job">The import.</param>
    /// <returns>The text, such as "tracks.csv: 1,200 of 14,299".</returns>
    public virtual string DescribeImport(ImportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Total is { } total
            ? string.Create(CultureInfo.CurrentCulture, $"{job.Name}: {job.Progress.Read:N0} of {total:N0}")
            : string.Create(CultureInfo.CurrentCulture, $"{job.Name}: {job.Progress.Read:N0}");
    }

    /// <summary>Says that an import can't start while another one is active.</summary>
    /// <param name="name">The name of the file that is being imported.</param>
    /// <returns>The text.</returns>
    public virtual string ImportIsActive(string name)
        => $"“{name}” is being imported. There is one import at a time: wait until it has ended, or cancel it.";

    /// <summary>Describes why an import skipped a track.</summary>
    /// <param name="rejection">The track that was skipped.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeRejection(ImportRejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return rejection.Reason.Split(" (Parameter '")[0];
    }

    /// <summary>Describes why an import left a value out.</summary>
    /// <param name="omission">The value.</param>
    /// <returns>The reason.</returns>
    public virtual string DescribeOmission(ImportOmission omission)
    {
        ArgumentNullException.ThrowIfNull(omission);

        // A reader of the text has never set a null.
        string reason = NullClause().Replace(omission.Reason, "");
        bool isNamed = reason.StartsWith($"{omission.Field} ", StringComparison.Ordinal);
        return isNamed && Enum.TryParse(omission.Field, out TrackField field)
            ? string.Concat(FieldName(field), reason.AsSpan(omission.Field.Length))
            : reason;
    }

    [GeneratedRegex(", or null[^.;]*")]
    private static partial Regex NullClause();
}
