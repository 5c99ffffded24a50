namespace TrackStore;

/// <summary>One reason for or against two tracks being the same recording.</summary>
/// <param name="Code">The reason: one flag.</param>
/// <param name="Text">The reason as text to show.</param>
/// <param name="IsFor">Whether it speaks for the same recording.</param>
public sealed record DuplicateReason(IdentityReasons Code, string Text, bool IsFor);
