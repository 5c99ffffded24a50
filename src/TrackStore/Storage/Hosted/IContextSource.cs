namespace TrackStore.Storage.Hosted;

/// <summary>Gives contexts of a host's type.</summary>
internal interface IContextSource
{
    /// <summary>Gets the type of the contexts.</summary>
    Type Type { get; }

    /// <summary>Gets the name of the contexts' type, for messages.</summary>
    string Name { get; }

    /// <summary>Returns a context that nothing else uses.</summary>
    ContextLease Rent();
}
