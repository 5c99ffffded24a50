using System.Globalization;
using TrackStore.Presentation.Details;

namespace TrackStore;

/// <summary>The inputs of an edit of many tracks, for <see cref="TrackSelection.ApplyAsync"/>.</summary>
public sealed class BulkEditViewModel
{
    private readonly PresentationTexts _texts;

    internal BulkEditViewModel(PresentationTexts texts)
    {
        _texts = texts;
        Fields = [.. Editable.Select(field => new BulkFieldViewModel(field, texts.FieldName(field), texts.FieldHint(field)))];
    }

    /// <summary>Gets the inputs, in the order of the dialog: what several tracks can have in common.</summary>
    public IReadOnlyList<BulkFieldViewModel> Fields { get; }

    private static TrackField[] Editable =>
    [
        TrackField.Artist, TrackField.Album, TrackField.AlbumArtist, TrackField.Year, TrackField.Label, TrackField.Bpm,
        TrackField.MusicalKey, TrackField.Genres,
    ];

    /// <summary>Makes the edit of what was typed. A text that isn't understood keeps it from being made, and its input says why.</summary>
    /// <returns>The edit, which changes nothing when nothing was typed; or null.</returns>
    public BulkEdit? CreateEdit()
    {
        TrackUpdate update = new();
        foreach (BulkFieldViewModel field in Fields.Where(field => !string.IsNullOrWhiteSpace(field.Text)))
        {
            TrackUpdate? next = FieldParser.Parse(field.Field, field.Text, CultureInfo.CurrentCulture, out FieldProblem problem, update);
            field.ProblemText = next is null ? _texts.DescribeProblem(field.Field, problem) : null;
            update = next ?? update;
        }

        return Fields.All(field => field.ProblemText is null) ? new BulkEdit { Fields = update } : null;
    }
}
