using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <summary>Why the last call of a view model failed, until the next one.</summary>
public sealed record PanelError
{
    /// <summary>Gets the text to show, from <see cref="PresentationTexts.DescribeError"/>.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the code of <see cref="TrackStoreErrorCodes"/>, or null for an error of another kind.</summary>
    public string? Code => (Exception as TrackStoreException)?.Code;

    /// <summary>Gets the exception.</summary>
    public required Exception Exception { get; init; }

    /// <summary>Gets the command that makes the call again, or null when that can't help.</summary>
    public IAsyncRelayCommand? Retry { get; init; }
}
