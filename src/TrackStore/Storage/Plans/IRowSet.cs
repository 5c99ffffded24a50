using Microsoft.EntityFrameworkCore;

namespace TrackStore.Storage.Plans;

/// <summary>What <see cref="LibraryRows"/> does with the rows of each table alike.</summary>
internal interface IRowSet
{
    /// <summary>Gets a value indicating whether a planner asked for rows that were not read.</summary>
    bool HasMissing { get; }

    /// <summary>Reads the missing rows, those of one column together.</summary>
    Task ReadMissingAsync(DbContext context, IRowReader reader, CancellationToken cancellationToken);

    /// <summary>Forgets the plan, but not what was read.</summary>
    void Reset();

    /// <summary>Adds the differences between the stored and the planned rows to a plan.</summary>
    void AddTo(ChangePlan plan);

    /// <summary>Shows a visitor what is planned for each row.</summary>
    void VisitPlan(IPlannedRowVisitor visitor);

    /// <summary>Calls a visitor with the types of the set's rows and keys.</summary>
    void Accept(IRowSetVisitor visitor);

    /// <summary>Treats the plan as stored, after it was written.</summary>
    void Accept();
}
