/**
 * What an owner's route file may say, checked before anything runs. Everything is refused that is
 * not on a list; the framework of routes is not asked, because asking it can already run something.
 */
package org.ticconnect.owner.check;
