using CommunityToolkit.Mvvm.ComponentModel;

namespace TrackStore;

/// <summary>A field of the shown track: what it shows, where that comes from, and the text that the user is typing.</summary>
public sealed partial class FieldViewModel : ObservableObject
{
    private long _baseVersion;
    private string? _baseValue;
    private bool _isBegun;
    private bool _hasConflict;

    internal FieldViewModel(TrackField field, string label, string? hint)
    {
        Field = field;
        Label = label;
        Hint = hint;
        Text = "";
    }

    /// <summary>Gets the field.</summary>
    public TrackField Field { get; }

    /// <summary>Gets the field's name to show.</summary>
    public string Label { get; }

    /// <summary>Gets how the field is written, as text to show in an empty input, or null when that needs no word.</summary>
    public string? Hint { get; }

    /// <summary>Gets the value that the track shows, as text, or null when the field is empty or unknown.</summary>
    [ObservableProperty]
    public partial string? Value { get; private set; }

    /// <summary>
    /// Gets or sets the text in the input: <see cref="Value"/>, or what the user has typed. Setting it begins the edit, and what the
    /// library says meanwhile doesn't change it. Null is an empty text.
    /// </summary>
    [ObservableProperty]
    public partial string Text { get; set; }

    /// <summary>Gets a value indicating whether <see cref="Text"/> has been typed and not saved.</summary>
    [ObservableProperty]
    public partial bool IsEdited { get; private set; }

    /// <summary>
    /// Gets a value indicating whether <see cref="Value"/> has changed since the user began to type, such as by a sync. The text stays.
    /// </summary>
    [ObservableProperty]
    public partial bool HasNewerValue { get; private set; }

    /// <summary>Gets why the text was not saved.</summary>
    [ObservableProperty]
    public partial FieldProblem Problem { get; private set; }

    /// <summary>Gets <see cref="Problem"/> as text to show, or null when there is none.</summary>
    [ObservableProperty]
    public partial string? ProblemText { get; private set; }

    /// <summary>Gets the layer that the shown value comes from, or null when no layer has one.</summary>
    [ObservableProperty]
    public partial FieldLayer? Layer { get; private set; }

    /// <summary>Gets the platform of the shown value, or null when it is no platform's.</summary>
    [ObservableProperty]
    public partial string? Platform { get; private set; }

    /// <summary>Gets the source of the shown value as text to show, or null when no source has one.</summary>
    [ObservableProperty]
    public partial string? SourceText { get; private set; }

    /// <summary>Gets why this value is shown.</summary>
    [ObservableProperty]
    public partial FieldRule Rule { get; private set; }

    /// <summary>Gets what each source says, the shown value first.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<FieldCandidate> Candidates { get; private set; } = [];

    /// <summary>Gets a value indicating whether the user's edit or pin can be reverted.</summary>
    public bool CanRevert => Layer is FieldLayer.User or FieldLayer.Pin;

    /// <summary>Gets or sets a value indicating whether the text is being saved, so that its own value isn't taken for another's.</summary>
    internal bool IsSaving { get; set; }

    /// <summary>Gets the edit version on which the user's text is based.</summary>
    internal long BaseVersion => _baseVersion;

    /// <summary>Gets the value on which the user's text is based.</summary>
    internal string? BaseValue => _baseValue;

    private string TextOfValue => Value ?? "";

    /// <summary>Shows what the library says. A text that the user is typing stays.</summary>
    internal void Show(FieldExplanation? explanation, string? value, IReadOnlyList<FieldCandidate> candidates, string? source, long version)
    {
        Value = value;
        Layer = explanation?.Winner?.Layer;
        Platform = explanation?.Winner?.Platform;
        Rule = explanation?.Rule ?? FieldRule.Unknown;
        SourceText = source;
        Candidates = candidates;
        OnPropertyChanged(nameof(CanRevert));
        if (IsEdited || _isBegun)
        {
            HasNewerValue = _hasConflict || (!IsSaving && value != _baseValue);
            return;
        }

        Rebase(version);
        Text = TextOfValue;
    }

    /// <summary>Bases the user's text on what is shown now.</summary>
    internal void Rebase(long version)
    {
        _baseVersion = version;
        _baseValue = Value;
        (_hasConflict, HasNewerValue) = (false, false);
    }

    internal void BeginEdit() => _isBegun = true;

    /// <summary>The text was saved, and the value will be shown. What was typed meanwhile is the next edit.</summary>
    internal void MarkSaved(string text)
    {
        if (Text == text)
            (IsEdited, _isBegun, HasNewerValue, Problem, ProblemText) = (false, false, false, FieldProblem.None, null);
    }

    internal void Refuse(FieldProblem problem, string text)
    {
        (Problem, ProblemText) = (problem, text);
        if (problem != FieldProblem.Conflict)
            return;

        // The text is based on the other value by now, which the user has yet to see.
        _hasConflict = true;
        HasNewerValue = true;
    }

    /// <summary>Ends the edit: the text is the value again.</summary>
    internal void EndEdit(long version)
    {
        (IsEdited, _isBegun) = (false, false);
        (Problem, ProblemText) = (FieldProblem.None, null);
        Rebase(version);
        Text = TextOfValue;
    }

    partial void OnTextChanged(string value)
    {
        // The text stays what the user typed even if the reason goes with the next letter.
        IsEdited = (value ?? "") != TextOfValue;
        (Problem, ProblemText) = (FieldProblem.None, null);
        if (!IsEdited)
            HasNewerValue = false;
    }
}
