using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>An input of an edit of many tracks.</summary>
public sealed partial class BulkFieldViewModel : ObservableObject
{
    internal BulkFieldViewModel(TrackField field, string label, string? hint) => (Field, Label, Hint) = (field, label, hint);

    /// <summary>Gets the field.</summary>
    public TrackField Field { get; }

    /// <summary>Gets the field's name to show.</summary>
    public string Label { get; }

    /// <summary>Gets how the field is written, as text to show, or null when that needs no word.</summary>
    public string? Hint { get; }

    /// <summary>Gets or sets what the user has typed. A text without letters leaves the field of each track as it is.</summary>
    [ObservableProperty]
    public partial string? Text { get; set; }

    /// <summary>Gets why the text can't be saved, as text to show, or null.</summary>
    [ObservableProperty]
    public partial string? ProblemText { get; internal set; }

    partial void OnTextChanged(string? value) => ProblemText = null;
}
