namespace TrackStore.Storage.Hosted;

/// <summary>Gives contexts of a host's type.</summary>
internal interface IContextSource
{
    /// <summary>Gets the name of the context's type, for messages.</summary>
    string Name { get; }

    /// <summary>Returns a context that nothing else uses.</summary>
    ContextLease Rent();
}
