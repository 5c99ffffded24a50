namespace TrackStore;

/// <summary>Why the text of a field was not saved.</summary>
public enum FieldProblem
{
    /// <summary>There is no problem.</summary>
    None,

    /// <summary>The field can't be empty.</summary>
    Required,

    /// <summary>The text isn't a number.</summary>
    NotANumber,

    /// <summary>The text isn't a duration, such as 3:45.</summary>
    NotADuration,

    /// <summary>The library refuses the value; <see cref="FieldViewModel.ProblemText"/> says why.</summary>
    Refused,

    /// <summary>Somebody else has edited the field meanwhile. Saving again overwrites the other value.</summary>
    Conflict,

    /// <summary>The text could not be saved, such as when the database is locked. Saving again may work.</summary>
    NotSaved,
}
